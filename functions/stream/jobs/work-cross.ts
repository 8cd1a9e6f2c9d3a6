import { type Crossed, crossIn, crossTable, NOTHING_CROSSED } from '../../domain/survey/results/cross.ts'
import { rankOf } from '../../runtime/rank.ts'
import { asJson, JSON_FILE, kind } from './work-kind.ts'
import { pagesOf, type Reading, surveyOf } from './work-responses.ts'

interface State extends Reading {
  counts: Crossed
}

/** Two questions against each other, over the stored responses. */
export const surveyCross = kind<'survey.cross', State>(async ({ tables, suppression }, request, state) => {
  const survey = await surveyOf(tables, request.activityId)
  if (!survey) return { problem: 'not-found' }
  const counts = state?.counts ?? structuredClone(NOTHING_CROSSED)
  const read = await pagesOf(tables, request.activityId, state, ({ marks }) => crossIn(counts, request, marks))
  if (read.next !== null) return { state: { ...read, counts }, done: read.done, total: read.total }
  const rank = await rankOf(suppression, survey.id)
  const about = (key: string) => JSON.stringify([request.rows, request.columns, key])
  const table = crossTable(counts, survey.details.threshold, (key) => rank(about(key)))
  return { state: null, done: read.done, total: read.done, output: asJson(table), file: JSON_FILE }
})
