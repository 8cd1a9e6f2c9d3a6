import { codeHint } from './survey.code.ts'
import { elsewhere } from './survey.elsewhere.ts'
import { surveyFinish } from './survey.finish.en.ts'
import { surveyFirst } from './survey.first.en.ts'
import { more } from './survey.more.ts'
import { region } from './survey.region.ts'
import { tables } from './survey.tables.ts'
import type { SurveyWords } from './survey.zh-CN.ts'

/** All that a citizen can read around a survey's own words. Their page loads it part by part. */
export const survey: SurveyWords = {
  ...surveyFirst,
  ...surveyFinish,
  codeHint: codeHint.en,
  more: more.en,
  tables: tables.en,
  region: region.en,
  elsewhere: elsewhere.en,
}
