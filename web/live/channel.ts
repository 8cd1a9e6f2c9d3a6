import type { Head } from '#contract/live/head.ts'
import type { Position } from '#contract/live/position.ts'
import type { Tally } from '#contract/live/tally.ts'
import type { Answer } from './api.ts'

export interface Sequenced {
  readonly seq: number
}

export interface Loaded extends Position {
  tallies: Tally[]
  presence: number
}

type Frame<Event> =
  | { type: 'events'; epoch: string; events: Event[]; tallies: Tally[]; presence: number | null }
  | { type: 'position'; epoch: string; seq: number }
  | { type: 'resync'; epoch: string }

/** How one of the two logs of an activity, the public or the staff's, is read and folded. */
export interface Channel<State, Event extends Sequenced, Snapshot extends Loaded> {
  snapshot(): Promise<Answer<Snapshot>>
  head(): Promise<Answer<Head>>
  segment(epoch: string, segment: number): Promise<Answer<Position & { events: Event[] }>>
  /** The full address to open; `socket` is the head's. */
  address(socket: string): Promise<Answer<string>>
  /** Null where the text is no frame of this channel. */
  frame(data: unknown): Frame<Event> | null
  begin(snapshot: Snapshot): State
  /** Called once an event, in `seq` order without a gap. */
  apply(state: State, event: Event): State
  /** Nothing will come any more; the reader need not be asked to wait. */
  ended(state: State): boolean
}
