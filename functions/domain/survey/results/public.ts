import type { PublicResults, ResultsPreview } from '../../../contract/survey/results.ts'
import type { SurveyRecord } from '../life/record.ts'
import type { Compiled } from '../model/index.ts'
import type { Rank } from './rank.ts'
import { type Counted, suppressResults } from './suppress.ts'

/** What anyone may see of counts: suppressed below the survey's threshold, and labelled where nobody was chosen to answer (M4). */
export const publicResults = (...published: Parameters<typeof withReasons>): PublicResults =>
  withReasons(...published).results

/** The same, and for staff why nothing is shown of some questions. */
export const withReasons = (
  { details: { threshold, once } }: Pick<SurveyRecord, 'details'>,
  counted: Counted,
  state: PublicResults['state'],
  at: number,
  versions: readonly Compiled[],
  rank: Rank,
): ResultsPreview => {
  const { withheld, ...seen } = suppressResults(counted, threshold, rank, versions)
  return { results: { state, at, ...seen, threshold, selfSelected: once !== 'code' }, withheld }
}
