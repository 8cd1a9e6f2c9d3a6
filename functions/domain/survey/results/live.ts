import type { InputIssue } from '../../../contract/refusal.ts'
import type { SurveyDetails } from '../../../contract/survey/activity.ts'
import type { StaffResults } from '../../../contract/survey/results.ts'

/** Answers of a batch that the public sees, at least: whoever has one place fewer of it for themselves learns what is left. */
export const LIVE_BATCH = 10

/**
 * Whether each response is one of a person whom somebody else vouches for. Elsewhere anybody writes as many as they like: with
 * responses of their own around one of another's, two looks at counts would tell what that person answered, whatever the batch.
 */
export const isOneEach = ({ once }: { once: string }): boolean => once === 'code' || once === 'verified'

/** Why results cannot be public while people answer; the reasoning is in `docs/privacy-of-results.md`. */
export const liveProblems = (details: Pick<SurveyDetails, 'once' | 'results' | 'batch'>): InputIssue[] => {
  if (details.results !== 'live') return []
  if (!isOneEach(details)) return [{ path: 'results', rule: 'one_person_each' }]
  return details.batch < LIVE_BATCH ? [{ path: 'batch', rule: 'min_value', limit: LIVE_BATCH }] : []
}

/** Also of a survey that was announced before there was this rule. */
export const showsLive = (details: Pick<SurveyDetails, 'once' | 'results' | 'batch'>): boolean =>
  details.results === 'live' && liveProblems(details).length === 0

/** Of counts, nothing that anybody's answers have a part in: how many came, when, in which language, by which way. */
export const withoutAnswers = (results: StaffResults): StaffResults => ({
  ...results,
  // It moves with every question by itself.
  settled: results.total,
  took: { distribution: [], median: null },
  // How quick is too quick depends on how many questions somebody was asked, and so on what they answered.
  signals: { automated: 0, fast: 0 },
  questions: [],
})
