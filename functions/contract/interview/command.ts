import * as v from 'valibot'
import { clean } from '#clean'
import { Id, line, text, Version, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'
import { InterviewDetails } from './activity.ts'
import { HoldId } from './hold.ts'
import { PollContent } from './poll.ts'
import { DeclineReason } from './question.ts'
import { TurnImages, TurnSpeaker } from './turn.ts'

/** Made by the client; sent again, the command changes nothing and gets the same answer (D2). */
const commandId = { commandId: Id }
/** `version` is the one the sender saw: a command never lands on something it has not seen. */
const target = { ...commandId, id: Id, version: Version }
/** Of the interview as a whole. Whoever names the version that they looked at never changes or approves what was changed meanwhile (I1, M7). */
const whole = { ...commandId, version: v.optional(Version) }
const activity = <const T extends string>(type: T) => v.object({ ...whole, type: v.literal(type) })
/** Bursts of votes for one question, by their waves. */
const bursts = { ...commandId, id: HoldId, version: Version, waves: v.pipe(v.array(Whole), v.minLength(1)) }
const explanation = text(LIMITS.explanation)

export const InterviewCommand = v.variant('type', [
  v.object({ ...commandId, type: v.literal('activity.edit'), version: Version, details: InterviewDetails }),
  activity('activity.announce'),
  activity('activity.start'),
  activity('activity.finish'),
  activity('activity.resume'),
  v.object({ ...whole, type: v.literal('activity.cancel'), notice: text(LIMITS.notice) }),
  v.object({ ...whole, type: v.literal('activity.questions'), open: v.boolean() }),
  v.object({ ...whole, type: v.literal('activity.answering'), id: v.nullable(Id) }),
  v.object({ ...whole, type: v.literal('activity.submit'), providedBy: line(LIMITS.personName) }),
  activity('activity.secrecy'),
  activity('activity.publish'),
  activity('activity.archive'),

  v.object({ ...target, type: v.literal('question.claim') }),
  v.object({ ...target, type: v.literal('question.release') }),
  v.object({ ...target, type: v.literal('question.publish'), text: v.optional(text(LIMITS.questionText)) }),
  v.object({ ...target, type: v.literal('question.edit'), text: text(LIMITS.questionText) }),
  /** Takes the asker's name away, which nobody else may bear: an official's, a third person's, an insult. */
  v.object({ ...target, type: v.literal('question.unname') }),
  v.object({ ...target, type: v.literal('question.decline'), reason: DeclineReason, explanation }),
  v.object({ ...target, type: v.literal('question.merge'), into: Id }),
  v.object({ ...target, type: v.literal('question.undo') }),
  v.object({
    ...target,
    type: v.literal('question.mark'),
    labels: v.pipe(v.array(line(LIMITS.label)), v.maxLength(LIMITS.labels)),
    guestId: v.nullable(Id),
    starred: v.boolean(),
  }),
  v.object({ ...target, type: v.literal('question.answer'), speaker: TurnSpeaker, text: text(LIMITS.answerText) }),
  /** Lets what waits in a published interview appear, a late answer or a decline; not by those who wrote it. */
  v.object({ ...target, type: v.literal('question.approve') }),
  v.object({ ...target, type: v.literal('question.discard') }),
  /** All that its asker wrote, on their request (M13), in whatever state; `reason` names nobody's words. */
  v.object({ ...target, type: v.literal('question.erase'), reason: explanation }),

  v.object({
    ...commandId,
    type: v.literal('turn.add'),
    id: Id,
    speaker: TurnSpeaker,
    text: text(LIMITS.turnText),
    images: TurnImages,
    questionId: v.nullable(Id),
    /** Insert after this turn; null: at the end. */
    after: v.nullable(Id),
  }),
  /** Of a new turn, a correction or a retraction that waits; not by those who wrote it. */
  v.object({ ...target, type: v.literal('turn.approve') }),
  /** Of a new turn or a correction that waits. */
  v.object({ ...target, type: v.literal('turn.discard') }),
  v.object({
    ...target,
    type: v.literal('turn.correct'),
    speaker: TurnSpeaker,
    text: text(LIMITS.turnText),
    images: TurnImages,
    note: v.optional(v.pipe(v.string(), v.transform(clean), v.maxLength(LIMITS.explanation)), ''),
  }),
  v.object({ ...target, type: v.literal('turn.retract'), reason: explanation }),
  /** Brings back what one person alone has taken back; not by that person. */
  v.object({ ...target, type: v.literal('turn.restore') }),

  v.object({ ...commandId, type: v.literal('poll.create'), id: Id, ...PollContent.entries }),
  v.object({ ...target, type: v.literal('poll.open') }),
  v.object({ ...target, type: v.literal('poll.close') }),
  v.object({ ...target, type: v.literal('poll.discard') }),

  v.object({ ...commandId, type: v.literal('note.add'), id: Id, text: text(LIMITS.noteText), to: v.nullable(Id) }),
  v.object({ ...target, type: v.literal('note.done') }),

  /** Each undoes the other. */
  v.object({ ...bursts, type: v.literal('votes.count') }),
  v.object({ ...bursts, type: v.literal('votes.leave-out') }),
])
export type InterviewCommand = v.InferOutput<typeof InterviewCommand>
export type InterviewCommandType = InterviewCommand['type']
export type CommandOf<T extends InterviewCommandType> = Extract<InterviewCommand, { type: T }>

export const INTERVIEW_COMMANDS = InterviewCommand.options.map((option) => option.entries.type.literal)
