import type { Sequenced } from './channel.ts'

/** [D4] Events whatever way they came: each is applied once, in order; what is early waits, what is known is dropped. */
export interface Log<State, Event> {
  readonly epoch: string
  readonly seq: number
  readonly state: State
  /** The highest position heard of in events; above `seq` where some are missing between. */
  readonly heard: number
  /** Gives the events that were applied. */
  take(events: Iterable<Event>): Event[]
}

export const createLog = <State, Event extends Sequenced>(
  epoch: string,
  from: number,
  begin: State,
  apply: (state: State, event: Event) => State,
): Log<State, Event> => {
  let seq = from
  let heard = from
  let state = begin
  const early = new Map<number, Event>()
  return {
    epoch,
    get seq() {
      return seq
    },
    get state() {
      return state
    },
    get heard() {
      return heard
    },
    take: (events) => {
      for (const event of events) {
        heard = Math.max(heard, event.seq)
        if (event.seq > seq) early.set(event.seq, event)
      }
      const applied: Event[] = []
      for (let next = early.get(seq + 1); next; next = early.get(seq + 1)) {
        state = apply(state, next)
        seq = next.seq
        early.delete(seq)
        applied.push(next)
      }
      return applied
    },
  }
}
