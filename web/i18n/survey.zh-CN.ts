import { codeHint } from './survey.code.ts'
import { elsewhere } from './survey.elsewhere.ts'
import { surveyFinish } from './survey.finish.zh-CN.ts'
import { surveyFirst } from './survey.first.zh-CN.ts'
import { more } from './survey.more.ts'
import { region } from './survey.region.ts'
import { tables } from './survey.tables.ts'

/** All that a citizen can read around a survey's own words. Their page loads it part by part. */
export const survey = {
  ...surveyFirst,
  ...surveyFinish,
  codeHint: codeHint['zh-CN'],
  more: more['zh-CN'],
  tables: tables['zh-CN'],
  region: region['zh-CN'],
  elsewhere: elsewhere['zh-CN'],
}

export type SurveyWords = typeof survey
