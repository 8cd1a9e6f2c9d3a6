import { consoleSolicitationEn } from '../../i18n/console-solicitation.en.ts'
import { consoleSolicitationZhCN } from '../../i18n/console-solicitation.zh-CN.ts'
import { wordsOf } from '../language.ts'

/** The words of the solicitation screens, in their own script. */
export const words = wordsOf({ 'zh-CN': consoleSolicitationZhCN, en: consoleSolicitationEn })
