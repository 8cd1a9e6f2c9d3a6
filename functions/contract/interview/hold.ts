import * as v from 'valibot'
import { Id, Instant, Version, Whole } from '../basics.ts'

/** Of the question with this id; it stands beside the question, with versions of its own. */
export const holdIdOf = (questionId: string): string => `votes-${questionId}`
export const HoldId = v.pipe(v.string(), v.regex(/^votes-[A-Za-z0-9_-]{10,40}$/))

export const BURST_STATES = ['withheld', 'counted', 'left-out'] as const
export type BurstState = (typeof BURST_STATES)[number]

/**
 * Votes by people who came to the interview between `from` and `to`, more of them than such a crowd is likely to give the question. `counts`:
 * how many of them count as long as the rest is withheld or left out. `groups`: from about how many neighbourhoods of addresses.
 */
export const HeldBurst = v.object({
  wave: Whole,
  from: Instant,
  to: Instant,
  counts: Whole,
  groups: Whole,
  state: v.picklist(BURST_STATES),
})
export type HeldBurst = v.InferOutput<typeof HeldBurst>

/** All of a question's votes that came in bursts. */
export const Hold = v.object({ id: HoldId, questionId: Id, bursts: v.array(HeldBurst), version: Version })
export type Hold = v.InferOutput<typeof Hold>
