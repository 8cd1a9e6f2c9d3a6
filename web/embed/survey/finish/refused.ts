import type { InputIssue, RefusalCode } from '#contract/refusal.ts'
import { CODE_PATH } from '../code-path.ts'
import type { ShownProblem } from '../filling.ts'

const KINDS = [
  ...(['required', 'one-required', 'other-empty', 'too-small', 'too-large', 'step', 'too-short', 'too-long'] as const),
  ...(['digits', 'not-a-number', 'email', 'pattern', 'too-few', 'too-many', 'expression', 'rows-required'] as const),
  ...(['rows-unique', 'too-few-rows', 'duplicate'] as const),
]

/** What the platform found wrong, as problems of the questions it names. */
export const refusedAnswers = (code: RefusalCode, issues: readonly InputIssue[]): ShownProblem[] => {
  // Said where identity is verified, beside the way to be.
  if (code === 'identity-required') return []
  if (code === 'invitation-required') return [{ path: CODE_PATH, kind: 'code-refused' }]
  const found = issues.map(({ path, rule, limit }): ShownProblem => {
    const kind = KINDS.find((one) => one === rule) ?? 'not-an-answer'
    return { path: path.replace(/^answers\./, ''), kind, ...(limit === undefined ? {} : { limit }) }
  })
  return found.length ? found : [{ path: '', kind: 'refused', code }]
}
