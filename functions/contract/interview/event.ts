import * as v from 'valibot'
import { Id, Instant, Whole } from '../basics.ts'
import { InterviewBrief, StaffInterview } from './activity.ts'
import { Hold } from './hold.ts'
import { Note } from './note.ts'
import { PollView, StaffPoll } from './poll.ts'
import { QuestionView, StaffQuestion } from './question.ts'
import { StaffTurn, TurnView } from './turn.ts'

const position = { seq: Whole, at: Instant }

/**
 * What citizens' screens are made of. Each event carries the whole new view of one thing, so applying one twice is harmless.
 * `decided` tells an asker's own device to look at its question again, and tells nobody else anything.
 */
export const PublicEvent = v.variant('type', [
  v.object({ ...position, type: v.literal('activity'), brief: InterviewBrief }),
  v.object({ ...position, type: v.literal('question'), question: QuestionView }),
  v.object({ ...position, type: v.literal('question-removed'), id: Id, into: v.nullable(Id) }),
  v.object({ ...position, type: v.literal('decided'), id: Id }),
  v.object({ ...position, type: v.literal('turn'), turn: TurnView }),
  v.object({ ...position, type: v.literal('poll'), poll: PollView }),
])
export type PublicEvent = v.InferOutput<typeof PublicEvent>

/** What staff screens are made of: the same form, every item whole. Items are never deleted; a higher version replaces a lower. */
export const StaffEvent = v.variant('type', [
  v.object({ ...position, type: v.literal('activity'), activity: StaffInterview }),
  v.object({ ...position, type: v.literal('question'), question: StaffQuestion }),
  v.object({ ...position, type: v.literal('turn'), turn: StaffTurn }),
  v.object({ ...position, type: v.literal('poll'), poll: StaffPoll }),
  v.object({ ...position, type: v.literal('note'), note: Note }),
  v.object({ ...position, type: v.literal('hold'), hold: Hold }),
])
export type StaffEvent = v.InferOutput<typeof StaffEvent>
