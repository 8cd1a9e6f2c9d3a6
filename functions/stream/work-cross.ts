import { hashOf } from '../domain/hash.ts'
import { type Crossed, crossIn, crossTable, NOTHING_CROSSED } from '../domain/survey/results/cross.ts'
import { asJson, JSON_FILE, kind } from './work-kind.ts'
import { pagesOf, type Reading, surveyOf } from './work-responses.ts'

interface State extends Reading {
  counts: Crossed
}

/** Two questions against each other, over the stored responses. */
export const surveyCross = kind<'survey.cross', State>(async ({ tables }, request, state) => {
  const survey = await surveyOf(tables, request.activityId)
  if (!survey) return { problem: 'not-found' }
  const counts = state?.counts ?? structuredClone(NOTHING_CROSSED)
  const read = await pagesOf(tables, request.activityId, state, ({ marks }) => crossIn(counts, request, marks))
  if (read.next !== null) return { state: { ...read, counts }, done: read.done, total: read.total }
  const { salt, details } = survey
  const table = crossTable(counts, details.threshold, (key) => hashOf(`${salt} ${request.rows} ${key}`))
  return { state: null, done: read.done, total: read.done, output: asJson(table), file: JSON_FILE }
})
