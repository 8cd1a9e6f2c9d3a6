import type { InputIssue } from '../../../contract/refusal.ts'
import type { SurveyDetails } from '../../../contract/survey/activity.ts'

/**
 * What may not be changed once a survey is announced: the promises made to those who answer, and limits downwards, which
 * would be passed already. A quota keeps its condition for as long as it keeps its id, for what was counted under it stands.
 */
export const brokenPromises = (before: SurveyDetails, after: SurveyDetails, hasOpened: boolean): InputIssue[] => {
  const fixed = (['once', 'results', 'threshold', 'batch'] as const).filter((name) => before[name] !== after[name])
  const opened = hasOpened && before.opensAt !== after.opensAt
  const lowered = after.limit !== null && (before.limit === null || after.limit < before.limit)
  return [
    ...fixed.map((path) => ({ path, rule: 'fixed' })),
    ...(opened ? [{ path: 'opensAt', rule: 'fixed' }] : []),
    ...(lowered ? [{ path: 'limit', rule: 'lowered' }] : []),
    ...after.quotas.flatMap((quota, at): InputIssue[] => {
      const earlier = before.quotas.find(({ id }) => id === quota.id)
      if (!earlier) return [{ path: `quotas.${at}`, rule: 'fixed' }]
      if (earlier.condition !== quota.condition) return [{ path: `quotas.${at}.condition`, rule: 'fixed' }]
      return quota.limit < earlier.limit ? [{ path: `quotas.${at}.limit`, rule: 'lowered' }] : []
    }),
  ]
}
