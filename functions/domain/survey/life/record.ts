import type { StaffSurvey } from '../../../contract/survey/activity.ts'
import type { StaffResponse } from '../../../contract/survey/response.ts'

/** What is stored of a survey, under the same key and index as an interview. */
export interface SurveyRecord extends StaffSurvey {
  kind: 'survey'
}

/** What is stored of a response. */
export interface ResponseRecord extends StaffResponse {
  activityId: string
  /**
   * What it adds to the tallies, by the part of the tallies it is kept in (see `tally`). Worked out when the response came,
   * when it was known what was asked; so a recount needs nothing but responses.
   */
  marks: Record<string, Record<string, number>>
  /** A hash that only the sender of this very response can make again, so that two responses of one person stay two. */
  owner: string | null
  /** When it began to count, where that was later than it came: it was typed in and confirmed by a second person. */
  countedAt?: number
  /** What tells its content from other content under the same id (D2); empty once it was erased. */
  digest?: string
}
