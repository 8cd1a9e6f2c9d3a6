import {
  groupOf,
  MOST_GROUPS,
  NOBODY,
  type Sample,
  type Shares,
  sampleIn,
  shareIn,
  weighedQuestions,
  weightsOf,
} from '../../domain/survey/results/weigh.ts'
import { asJson, JSON_FILE, kind } from './work-kind.ts'
import { pagesOf, type Reading, surveyOf } from './work-responses.ts'

type State =
  | { pass: 'sample'; reading: Reading; sample: Sample }
  | { pass: 'shares'; reading: Reading | null; sample: Sample; shares: Shares }

/** Weighted results: all responses are read twice, for what the sample is and then for what it says. */
export const surveyWeigh = kind<'survey.weigh', State>(async ({ tables }, { activityId, margins }, state) => {
  const survey = await surveyOf(tables, activityId)
  if (!survey) return { problem: 'not-found' }
  if (state?.pass !== 'shares') {
    const sample = state?.sample ?? structuredClone(NOBODY)
    const reading = await pagesOf(tables, activityId, state?.reading ?? null, ({ marks }) =>
      sampleIn(sample, margins, marks),
    )
    if (Object.keys(sample.groups).length > MOST_GROUPS) return { problem: 'too_many_groups' }
    const next: State =
      reading.next === null
        ? { pass: 'shares', reading: null, sample, shares: {} }
        : { pass: 'sample', reading, sample }
    return { state: next, done: reading.done, total: 2 * reading.total }
  }
  const { sample, shares } = state
  const weights = weightsOf(sample, margins)
  // A category of the population that nobody answered from cannot be weighted up, nor one of the answers be left out.
  if (!weights.ok) return { problem: 'margin_without_answers' }
  const reading = await pagesOf(tables, activityId, state.reading, ({ marks }) => {
    const group = groupOf(marks, margins)
    const weight = group === null ? undefined : weights.of[group]
    if (weight !== undefined) shareIn(shares, marks, weight)
  })
  const [done, total] = [reading.total + reading.done, 2 * reading.total]
  if (reading.next !== null) return { state: { ...state, reading }, done, total }
  const { threshold } = survey.details
  const result = { ...weights.summary, questions: weighedQuestions(shares, threshold) }
  return { state: null, done: total, total, output: asJson(result), file: JSON_FILE }
})
