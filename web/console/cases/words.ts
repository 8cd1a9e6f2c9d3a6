import { consoleCasesEn } from '../../i18n/console-cases.en.ts'
import { consoleCasesZhCN } from '../../i18n/console-cases.zh-CN.ts'
import { wordsOf } from '../language.ts'

/** The words of the case screens, in the console's language. */
export const w = wordsOf({ 'zh-CN': consoleCasesZhCN, en: consoleCasesEn })
