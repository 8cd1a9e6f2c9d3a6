import { consoleResultsEn } from '../../../i18n/console-results.en.ts'
import { consoleResultsZhCN } from '../../../i18n/console-results.zh-CN.ts'
import { wordsOf } from '../../language.ts'

/** The words of the results and responses, in their own script. */
export const words = wordsOf({ 'zh-CN': consoleResultsZhCN, en: consoleResultsEn })
