import type { Actor } from '../../../contract/basics.ts'
import type { InterviewState } from '../../../contract/interview/activity.ts'
import { type Result, refuse } from '../../../contract/refusal.ts'
import type { Action } from '../../permission/table.ts'
import type { WorkingCalendar } from '../../working-days.ts'
import type {
  AnyRecord,
  Change,
  HoldRecord,
  InterviewRecord,
  NoteRecord,
  PollRecord,
  QuestionRecord,
  TurnRecord,
} from '../records.ts'

/** What a decision depends on besides the records: passed in, so that it is the same today and in a test. */
export interface Context {
  now: number
  actor: Actor
  /** What else the actor may do on this site. */
  may: (action: Action) => boolean
  /** Whether anybody verifies citizens here. */
  verifies: boolean
  timeZone: string
  calendar: WorkingCalendar
  /** Working days to answer what was left open. */
  lateAnswerDays: number
}

/** The records a command needs, loaded before it is decided. */
export interface World {
  activity: InterviewRecord
  /** By id: the command's target and what it refers to. */
  questions: ReadonlyMap<string, QuestionRecord>
  turns: ReadonlyMap<string, TurnRecord>
  polls: ReadonlyMap<string, PollRecord>
  notes: ReadonlyMap<string, NoteRecord>
  holds: ReadonlyMap<string, HoldRecord>
}

export type Decided = Result<Change[]>

export const inState = (world: World, ...states: InterviewState[]): boolean =>
  states.includes(world.activity.brief.state)

export const wrongState = (world: World) => refuse('wrong-state', { detail: world.activity.brief.state })

/** The command's target, at the version its sender saw. */
export const target = <R extends AnyRecord>(
  records: ReadonlyMap<string, R>,
  command: { id: string; version: number },
): Result<R> => {
  const record = records.get(command.id)
  if (!record) return refuse('not-found')
  if (record.version !== command.version) return refuse('version-conflict')
  return { ok: true, value: record }
}
