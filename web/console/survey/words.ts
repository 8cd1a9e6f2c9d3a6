import { consoleSurveyEn } from '../../i18n/console-survey.en.ts'
import { consoleSurveyZhCN } from '../../i18n/console-survey.zh-CN.ts'
import { wordsOf } from '../language.ts'

/** The words of the survey screens, in their own script. */
export const words = wordsOf({ 'zh-CN': consoleSurveyZhCN, en: consoleSurveyEn })
