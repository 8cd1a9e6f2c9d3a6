import type { InterviewRecord } from './interview/records.ts'
import { isPublic } from './interview/views.ts'
import { isPublicSolicitation, type SolicitationHead } from './solicitation/record.ts'
import type { SurveyRecord } from './survey/life/record.ts'
import { isPublicSurvey } from './survey/life/views.ts'

/** An activity of any kind, as it is stored. */
export type ActivityRecord = InterviewRecord | SurveyRecord | SolicitationHead

/** A draft is nobody's business but the staff's. */
export const isPublicActivity = (record: ActivityRecord): boolean => {
  if (record.kind === 'survey') return isPublicSurvey(record)
  return record.kind === 'solicitation' ? isPublicSolicitation(record) : isPublic(record)
}
