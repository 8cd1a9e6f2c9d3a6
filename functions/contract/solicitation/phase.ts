import * as v from 'valibot'

/** Where a solicitation is at a moment: comments open and close by the clock alone. */
export const SolicitationPhase = v.picklist(['draft', 'open', 'closed', 'published', 'archived', 'cancelled'])
export type SolicitationPhase = v.InferOutput<typeof SolicitationPhase>
