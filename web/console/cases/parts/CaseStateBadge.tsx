import type { CaseState } from '#contract/case/case.ts'
import { Badge } from '../../../ui/Badge.tsx'
import type { Tone } from '../../../ui/Callout.tsx'
import { w } from '../words.ts'

const TONES: Record<CaseState, Tone | undefined> = {
  received: 'warn',
  triaged: 'warn',
  handling: 'info',
  waiting: undefined,
  review: 'info',
  answered: 'good',
  declined: undefined,
  merged: undefined,
  withdrawn: undefined,
}

export const CaseStateBadge = ({ state }: { state: CaseState }) => {
  const tone = TONES[state]
  return <Badge {...(tone ? { tone } : {})}>{w().state[state]}</Badge>
}
