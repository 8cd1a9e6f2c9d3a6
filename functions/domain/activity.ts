import type { InterviewRecord } from './interview/records.ts'
import { isPublic } from './interview/views.ts'
import type { SurveyRecord } from './survey/life/record.ts'
import { isPublicSurvey } from './survey/life/views.ts'

/** An activity of any kind, as it is stored. */
export type ActivityRecord = InterviewRecord | SurveyRecord

/** A draft is nobody's business but the staff's. */
export const isPublicActivity = (record: ActivityRecord): boolean =>
  record.kind === 'survey' ? isPublicSurvey(record) : isPublic(record)
