import { consolePreviewEn } from '../../../../i18n/console-preview.en.ts'
import { consolePreviewZhCN } from '../../../../i18n/console-preview.zh-CN.ts'
import { surveyResultsEn } from '../../../../i18n/survey-results.en.ts'
import { surveyResultsZhCN } from '../../../../i18n/survey-results.zh-CN.ts'
import { wordsOf } from '../../../language.ts'

export const words = wordsOf({ 'zh-CN': consolePreviewZhCN, en: consolePreviewEn })

/** What the public reads around results. */
export const publicWords = wordsOf({ 'zh-CN': surveyResultsZhCN, en: surveyResultsEn })
