import type { Refusal } from '#contract/refusal.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { caseRefusalText } from './refusal-text.ts'

/** A refusal next to what caused it. */
export const CaseRefusal = ({ refusal }: { refusal: Refusal | null }) =>
  refusal && (
    <Callout tone={refusal.code === 'unavailable' ? 'warn' : 'danger'} role="alert">
      <p>{caseRefusalText(refusal)}</p>
    </Callout>
  )
