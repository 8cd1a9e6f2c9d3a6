import type { PublicResults } from '../../../contract/survey/results.ts'
import type { SurveyRecord } from '../life/record.ts'
import type { Compiled } from '../model/index.ts'
import type { Shown } from './batch.ts'
import { suppressResults } from './suppress.ts'

/** What anyone may see of counts: suppressed below the survey's threshold, and labelled where nobody was chosen to answer (M4). */
export const publicResults = (
  { details: { threshold, once }, salt }: Pick<SurveyRecord, 'details' | 'salt'>,
  counted: Shown,
  state: PublicResults['state'],
  at: number,
  versions: readonly Compiled[],
): PublicResults => ({
  state,
  at,
  ...suppressResults(counted, threshold, salt, versions),
  threshold,
  selfSelected: once !== 'code',
})
