import type { StaffInterview } from '../../contract/interview/activity.ts'
import type { Hold } from '../../contract/interview/hold.ts'
import type { Note } from '../../contract/interview/note.ts'
import type { StaffPoll } from '../../contract/interview/poll.ts'
import type { StaffQuestion } from '../../contract/interview/question.ts'
import type { StaffTurn } from '../../contract/interview/turn.ts'

/** What is stored of an interview. Each carries `version`, 1 when created and one more at each change. */
export interface InterviewRecord extends StaffInterview {
  kind: 'interview'
  epoch: string
  /** The last event of the log; 0: none yet. */
  seq: number
}

/** What a moderator's decision changes, kept so that the last decision can be undone. */
export type Decision = Pick<
  StaffQuestion,
  'state' | 'text' | 'original' | 'publishedAt' | 'declined' | 'mergedInto' | 'lateAnswer' | 'decidedBy'
>

export interface QuestionRecord extends Omit<StaffQuestion, 'author' | 'canUndo'> {
  kind: 'question'
  activityId: string
  /** The asker, known by an anonymous id. */
  participantId: string
  /** The state before the last decision; null when there is nothing to undo. */
  previous: Decision | null
  /** What tells its content from other content under the same id (D2); empty once it was erased. */
  digest?: string
}

export interface TurnRecord extends StaffTurn {
  kind: 'turn'
  activityId: string
}

export interface PollRecord extends StaffPoll {
  kind: 'poll'
  activityId: string
}

export interface NoteRecord extends Note {
  kind: 'note'
  activityId: string
}

/** Made by the projection, which finds the bursts; decided on by moderators. */
export interface HoldRecord extends Hold {
  kind: 'hold'
  activityId: string
}

type ItemRecord = QuestionRecord | TurnRecord | PollRecord | NoteRecord | HoldRecord
export type AnyRecord = InterviewRecord | ItemRecord

/** One thing before and after a command; `before` is null for a new one. */
export interface Change<R extends AnyRecord = AnyRecord> {
  before: R | null
  after: R
}

/** The next version of a record. */
export const changed = <R extends AnyRecord>(before: R, difference: Partial<R>): Change<R> => ({
  before,
  after: { ...before, ...difference, version: before.version + 1 },
})

export const created = <R extends AnyRecord>(after: R): Change<R> => ({ before: null, after })
