import * as v from 'valibot'
import { Instant } from '../basics.ts'
import { ArticleProgress } from './counts.ts'
import { DraftParts } from './draft.ts'
import { SolicitationPhase } from './phase.ts'
import { LinkedSolicitation, StaffSolicitation } from './solicitation.ts'

/** Everything staff see of a solicitation but its comments. */
export const SolicitationBackstage = v.object({
  solicitation: StaffSolicitation,
  phase: SolicitationPhase,
  /** The law in force that the draft would change. */
  law: v.nullable(DraftParts),
  /** The version that comes of the comments. */
  next: v.nullable(DraftParts),
  links: v.array(LinkedSolicitation),
  /** Every article in the order of the draft, the whole last. */
  progress: v.array(ArticleProgress),
  now: Instant,
})
export type SolicitationBackstage = v.InferOutput<typeof SolicitationBackstage>
