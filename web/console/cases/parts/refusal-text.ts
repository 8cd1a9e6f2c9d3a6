import { CASE_STATES } from '#contract/case/case.ts'
import type { Refusal } from '#contract/refusal.ts'
import { refusalText } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { w } from '../words.ts'

/** A refusal about a case, in the reader's words. */
export const caseRefusalText = (refusal: Refusal): string => {
  const { code, detail } = refusal
  const words = w().more
  if (code === 'claimed-by-other' && detail) return words.heldBy(detail)
  if (code === 'version-conflict') return words.conflict
  if (code === 'merge-target' || code === 'id-taken') return words[code]
  const state = CASE_STATES.find((name) => name === detail)
  if (state) return words.inState(t().refusal[code], w().state[state])
  return refusalText(refusal)
}
