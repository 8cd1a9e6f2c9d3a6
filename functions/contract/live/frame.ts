import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'
import { PublicEvent, StaffEvent } from '../interview/event.ts'
import { Position } from './position.ts'
import { Tally } from './tally.ts'

const CHANNELS = ['public', 'staff'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a client sends over its socket. */
export const ClientMessage = v.variant('type', [
  /** "Where does the log stand?" Answered by `position`; what is missing is fetched by HTTP, which a CDN can serve. */
  v.object({ type: v.literal('resume'), ...Position.entries }),
  /** Keeps the socket from idling (D8) and is answered by `position`, which shows a lost last frame (D4). */
  v.object({ type: v.literal('ping') }),
])
export type ClientMessage = v.InferOutput<typeof ClientMessage>

/* @__NO_SIDE_EFFECTS__ */
const frame = <E extends v.GenericSchema>(event: E) =>
  v.variant('type', [
    /** Events in order, without a gap inside a frame, and totals that changed; at most 32 KB (D10). */
    v.object({
      type: v.literal('events'),
      epoch: Id,
      events: v.array(event),
      tallies: v.array(Tally),
      presence: v.nullable(Whole),
    }),
    v.object({ type: v.literal('position'), ...Position.entries }),
    /** The reader's epoch is unknown: load the snapshot (D3). */
    v.object({ type: v.literal('resync'), epoch: Id }),
  ])

export const PublicFrame = frame(PublicEvent)
export type PublicFrame = v.InferOutput<typeof PublicFrame>
export const StaffFrame = frame(StaffEvent)
export type StaffFrame = v.InferOutput<typeof StaffFrame>

const signed = v.optional(v.pipe(v.string(), v.maxLength(1_000)))

/**
 * The query string a socket is opened with. Citizens need no ticket; a ticket opens the staff channel, once, within a
 * minute. `own` comes with the head's socket address where the reader is a page of the platform itself, whose origin
 * stands in no site's list.
 */
export const ConnectQuery = v.object({ activity: Id, ticket: signed, own: signed })
