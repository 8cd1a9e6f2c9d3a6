import type { ResponseRecord, SurveyRecord } from '../../domain/survey/life/record.ts'
import type { Tables } from '../../store/client.ts'
import { findActivity } from '../../store/records.ts'
import { responsePage } from '../../store/survey/responses.ts'
import { countedResults } from '../../store/survey/results.ts'

/** Where a reading of all responses stands. */
export interface Reading {
  /** The next page; null: all are read. */
  next: string | null
  done: number
  /** As counted when the reading began: for progress only. */
  total: number
}

/** Pages of one step: a thousand responses, half a second. */
const PAGES = 2

export const surveyOf = async (tables: Tables, id: string): Promise<SurveyRecord | null> => {
  const activity = await findActivity(tables, id)
  return activity?.kind === 'survey' ? activity : null
}

/** A step's pages of responses, each response given to `each`; never more than a page in memory. */
export const pagesOf = async (
  tables: Tables,
  activityId: string,
  before: Reading | null,
  each: (response: ResponseRecord) => void,
): Promise<Reading> => {
  const total = before?.total ?? (await countedResults(tables, activityId)).total
  let [next, done]: [string | null, number] = [before?.next ?? null, before?.done ?? 0]
  for (let page = 0; page < PAGES; page++) {
    const read = await responsePage(tables, activityId, 'RESPONSE', next ?? undefined)
    for (const response of read.responses) each(response)
    done += read.responses.length
    next = read.next
    if (next === null) break
  }
  return { next, done, total: Math.max(total, done) }
}
