import * as v from 'valibot'
import { Actor, Id, Instant, line, text, Version, WishNumber } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { TurnSpeaker } from './turn.ts'

export const QUESTION_STATES = ['pending', 'published', 'answered', 'merged', 'declined', 'withdrawn'] as const
export const QuestionState = v.picklist(QUESTION_STATES)
export type QuestionState = v.InferOutput<typeof QuestionState>

/** Why a question was not taken up; the asker is always told (the commonest complaint about peers is that they are not). */
export const DECLINE_REASONS = [
  'off-topic',
  'personal-data',
  'abusive',
  'advertising',
  'duplicate',
  'answered-elsewhere',
  'needs-formal-channel',
  'out-of-time',
  'other',
] as const
export const DeclineReason = v.picklist(DECLINE_REASONS)
export type DeclineReason = v.InferOutput<typeof DeclineReason>

/** An answer given after the live session, in writing. */
const LateAnswer = v.object({ speaker: TurnSpeaker, text: v.string(), at: Instant })

const Decline = v.object({ reason: DeclineReason, explanation: v.string() })

/** A late answer to an already published interview, or why there is none, waits here for a second person (M7). */
const ProposedAnswer = v.object({ ...LateAnswer.entries, by: v.array(Actor) })
const ProposedDecline = v.object({ ...Decline.entries, by: v.array(Actor), at: Instant })

/** A published question. `turnIds` are the turns that answer it. */
export const QuestionView = v.object({
  id: Id,
  /** Empty once its asker had it erased. */
  text: v.string(),
  /** Null when the asker gave no display name. */
  name: v.nullable(v.string()),
  askedAt: Instant,
  publishedAt: Instant,
  state: v.picklist(['published', 'answered', 'declined']),
  edited: v.boolean(),
  labels: v.array(v.string()),
  guestId: v.nullable(Id),
  turnIds: v.array(Id),
  lateAnswer: v.nullable(LateAnswer),
  declined: v.nullable(Decline),
  /** How many other questions were merged into this one. */
  mergedCount: v.number(),
  version: Version,
})
export type QuestionView = v.InferOutput<typeof QuestionView>

/** A question as its own asker sees it. */
export const OwnQuestion = v.object({
  id: Id,
  /** Empty once it was withdrawn or erased. */
  text: v.string(),
  name: v.nullable(v.string()),
  askedAt: Instant,
  state: QuestionState,
  declined: v.nullable(Decline),
  mergedInto: v.nullable(Id),
  edited: v.boolean(),
  version: Version,
})
export type OwnQuestion = v.InferOutput<typeof OwnQuestion>

export const Claim = v.object({ subject: v.string(), name: v.string(), until: Instant })

/** A question as moderators see it. `author` tells one participant's questions from another's and nothing more. */
export const StaffQuestion = v.object({
  id: Id,
  /** Empty once it was withdrawn or erased. */
  text: v.string(),
  /** What the citizen wrote, where a moderator edited it. */
  original: v.nullable(v.string()),
  name: v.nullable(v.string()),
  author: v.string(),
  askedAt: Instant,
  publishedAt: v.nullable(Instant),
  state: QuestionState,
  declined: v.nullable(Decline),
  mergedInto: v.nullable(Id),
  mergedIds: v.array(Id),
  labels: v.array(v.string()),
  guestId: v.nullable(Id),
  starred: v.boolean(),
  turnIds: v.array(Id),
  lateAnswer: v.nullable(LateAnswer),
  proposedAnswer: v.nullable(ProposedAnswer),
  proposedDecline: v.nullable(ProposedDecline),
  claim: v.nullable(Claim),
  decidedBy: v.nullable(v.string()),
  /** Who put words of staff to it: an edited text, an answer in writing, why it was declined. */
  writtenBy: v.array(Actor),
  canUndo: v.boolean(),
  version: Version,
})
export type StaffQuestion = v.InferOutput<typeof StaffQuestion>

const displayName = v.optional(v.nullable(line(LIMITS.displayName)), null)

export const AskQuestion = v.object({ text: text(LIMITS.questionText), name: displayName })
export type AskQuestion = v.InferOutput<typeof AskQuestion>

/** `version` is the one the asker saw, so that an edit never lands on a question that was decided meanwhile. */
export const ReviseQuestion = v.object({ text: text(LIMITS.questionText), name: displayName, version: Version })

export const VoteRequest = v.object({ on: v.boolean(), number: WishNumber })
/** `questionId` is the one counted: the target, where the question was merged. */
export const VoteReply = v.object({ questionId: Id, on: v.boolean(), number: WishNumber })
