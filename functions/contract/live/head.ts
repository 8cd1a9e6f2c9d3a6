import * as v from 'valibot'
import { Instant, Whole } from '../basics.ts'
import { InterviewBrief, InterviewView, StaffInterview } from '../interview/activity.ts'
import { PublicEvent, StaffEvent } from '../interview/event.ts'
import { Hold } from '../interview/hold.ts'
import { Note } from '../interview/note.ts'
import { PollView, StaffPoll } from '../interview/poll.ts'
import { QuestionView, StaffQuestion } from '../interview/question.ts'
import { StaffTurn, TurnView } from '../interview/turn.ts'
import { Position } from './position.ts'
import { Tally } from './tally.ts'

/** Where the log stands, small and cacheable for a second: all that a reader polls. */
export const Head = v.object({
  ...Position.entries,
  tallies: v.array(Tally),
  presence: Whole,
  /** The socket to open, or null where the reader is to poll (over budget, or not live). */
  socket: v.nullable(v.string()),
  /** How often to read the head without a socket, and with one; in milliseconds, before jitter. */
  pollMs: Whole,
  checkMs: Whole,
  now: Instant,
})
export type Head = v.InferOutput<typeof Head>

/** Everything public at a position: the fold of the log up to it. */
export const Snapshot = v.object({
  ...Position.entries,
  activity: InterviewView,
  brief: InterviewBrief,
  questions: v.array(QuestionView),
  turns: v.array(TurnView),
  polls: v.array(PollView),
  tallies: v.array(Tally),
  presence: Whole,
})
export type Snapshot = v.InferOutput<typeof Snapshot>

/** Segment n holds events n·size+1 … (n+1)·size; a full one never changes. */
export const Segment = v.object({ ...Position.entries, events: v.array(PublicEvent) })
export type Segment = v.InferOutput<typeof Segment>

/** Everything staff see at a position of the staff log. */
export const Backstage = v.object({
  ...Position.entries,
  activity: StaffInterview,
  questions: v.array(StaffQuestion),
  turns: v.array(StaffTurn),
  polls: v.array(StaffPoll),
  notes: v.array(Note),
  holds: v.array(Hold),
  tallies: v.array(Tally),
  presence: Whole,
})
export type Backstage = v.InferOutput<typeof Backstage>

export const BackstageSegment = v.object({ ...Position.entries, events: v.array(StaffEvent) })
export type BackstageSegment = v.InferOutput<typeof BackstageSegment>

/** How delivery goes, group by group of sockets. */
export const Delivery = v.object({
  seq: Whole,
  presence: Whole,
  groups: v.array(
    v.object({
      group: v.string(),
      connections: Whole,
      deliveredSeq: Whole,
      deliveredAt: v.nullable(Instant),
      /** From the oldest change in the last delivery to its last post, in milliseconds. */
      lagMs: v.nullable(Whole),
      gone: Whole,
      failed: Whole,
    }),
  ),
})
export type Delivery = v.InferOutput<typeof Delivery>
