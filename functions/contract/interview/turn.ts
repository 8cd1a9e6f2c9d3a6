import * as v from 'valibot'
import { Actor, HttpUrl, Id, Instant, line, Version } from '../basics.ts'
import { LIMITS } from '../limits.ts'

/** Who speaks: the host or a guest by id, or somebody named (a spokesperson, an expert on the phone). */
export const TurnSpeaker = v.variant('role', [
  v.object({ role: v.literal('host'), id: Id, name: line(LIMITS.personName) }),
  v.object({ role: v.literal('guest'), id: Id, name: line(LIMITS.personName) }),
  v.object({ role: v.literal('other'), name: line(LIMITS.personName) }),
])
export type TurnSpeaker = v.InferOutput<typeof TurnSpeaker>

/** `proposed` waits for a second person; `discarded` never appeared; `retracted` did, and its trace stays. */
const TURN_STATES = ['proposed', 'shown', 'retracted', 'discarded'] as const
const TurnState = v.picklist(TURN_STATES)

export const TurnImage = v.object({ url: HttpUrl, alt: line(LIMITS.title) })
export const TurnImages = v.pipe(v.array(TurnImage), v.maxLength(LIMITS.turnImages))

/** What a turn said before a correction. */
const Correction = v.object({ text: v.string(), at: Instant, note: v.string() })

/** What is to stand in place of a turn that readers see; waits for a second person (M7). */
const ProposedCorrection = v.object({
  speaker: TurnSpeaker,
  text: v.string(),
  images: v.array(TurnImage),
  note: v.string(),
  by: v.array(Actor),
  at: Instant,
})

/** A turn as anyone may read it; a retracted one has an empty text and says why, once a second person has read the reason, too. */
export const TurnView = v.object({
  id: Id,
  /** Order in the transcript; gaps and fractions mean nothing. */
  position: v.number(),
  speaker: TurnSpeaker,
  text: v.string(),
  images: v.array(TurnImage),
  questionId: v.nullable(Id),
  at: Instant,
  state: v.picklist(['shown', 'retracted']),
  retraction: v.nullable(v.string()),
  corrections: v.array(Correction),
  version: Version,
})
export type TurnView = v.InferOutput<typeof TurnView>

export const StaffTurn = v.object({
  ...TurnView.entries,
  state: TurnState,
  enteredBy: Actor,
  /** Who else changed it, where no other person approved that change by itself. */
  editedBy: v.array(Actor),
  approvedBy: v.nullable(v.string()),
  proposedCorrection: v.nullable(ProposedCorrection),
  /**
   * Taken back by one person alone: personal data or a secret does harm by the minute, and hiding publishes nothing. Another confirms
   * it, which publishes the reason, or brings the turn back.
   */
  unconfirmed: v.nullable(v.object({ by: Actor, at: Instant })),
})
export type StaffTurn = v.InferOutput<typeof StaffTurn>
