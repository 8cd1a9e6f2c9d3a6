import { LIMITS, TIMES } from '#contract/limits.ts'
import type { Head } from '#contract/live/head.ts'
import type { Position } from '#contract/live/position.ts'
import type { Tally } from '#contract/live/tally.ts'
import type { Refusal } from '#contract/refusal.ts'
import { mergeTallies } from '#domain/live/tallies.ts'
import { isPassing } from './api.ts'
import type { Channel, Loaded, Sequenced } from './channel.ts'
import { backoff, type Env, jitter } from './env.ts'
import { createLog, type Log } from './log.ts'
import { createSockets } from './sockets.ts'

/**
 * - `loading`: nothing to show yet
 * - `refused`: there will be nothing to show; see `refusal`
 * - `live`: a socket is up
 * - `polling`: as current as the head's interval, without a socket (D9)
 * - `reconnecting`: a socket was up a moment ago; polling meanwhile
 * - `offline`: the platform cannot be reached; what is shown may be old
 * - `ended`: nothing more will come
 */
export type Phase = 'loading' | 'refused' | 'live' | 'polling' | 'reconnecting' | 'offline' | 'ended'

/** A new value at each change, so that it can be compared by identity. */
export interface LiveView<State> {
  readonly phase: Phase
  readonly state: State | null
  readonly tallies: ReadonlyMap<string, Tally>
  /** Readers connected at this moment. */
  readonly presence: number
  /** Null before the first load. */
  readonly position: Position | null
  readonly refusal: Refusal | null
}

export interface LiveOptions<State, Event extends Sequenced, Snapshot extends Loaded> {
  channel: Channel<State, Event, Snapshot>
  env: Env
  /** After a load; `first` is false where a lost epoch made it load again (D3). */
  onLoad?: (snapshot: Snapshot, first: boolean) => void
  /** Events just applied, in order, each told once. */
  onEvents?: (events: Event[]) => void
  /** For tests; the defaults are the contract's. */
  segmentEvents?: number
  times?: Pick<typeof TIMES, 'pingMs' | 'checkMs' | 'pollMs' | 'replaceAfterMs'>
}

export interface Live<State> {
  readonly view: LiveView<State>
  subscribe(listener: () => void): () => void
  start(): void
  stop(): void
  /** Looks at the head now, as after a command of one's own. */
  look(): void
}

/** Polling in a hidden tab is slower by this factor. */
const HIDDEN_FACTOR = 10

/** Follows one log of an activity (D3–D5, D8, D9). Losing the socket or the network is never an error, only a phase. */
export const createLive = <State, Event extends Sequenced, Snapshot extends Loaded>(
  options: LiveOptions<State, Event, Snapshot>,
): Live<State> => {
  const { channel, env, segmentEvents = LIMITS.segmentEvents, times = TIMES } = options
  const listeners = new Set<() => void>()
  let running = false
  let log: Log<State, Event> | null = null
  let tallies: ReadonlyMap<string, Tally> = new Map()
  let presence = 0
  let head: Head | null = null
  let refusal: Refusal | null = null
  /** Calls in a row that were not heard. */
  let failures = 0
  let loading = false
  let catching = false
  let wanted = 0
  let cancelLook = () => {}
  let stopChanges = () => {}

  const sockets = createSockets({
    env,
    times,
    address: () => (head?.socket ? channel.address(head.socket) : null),
    resume: () => (log ? { epoch: log.epoch, seq: log.seq } : null),
    message: (data) => receive(data),
    changed: (lost) => {
      if (lost) void look()
      else schedule()
      tell()
    },
  })

  const phase = (): Phase => {
    if (refusal) return 'refused'
    if (!log) return failures > 1 || !env.online() ? 'offline' : 'loading'
    if (channel.ended(log.state)) return 'ended'
    if (!env.online() || failures > 1) return 'offline'
    return sockets.state() === 'none' ? 'polling' : sockets.state() === 'up' ? 'live' : 'reconnecting'
  }

  const render = (): LiveView<State> => ({
    phase: phase(),
    state: log?.state ?? null,
    tallies,
    presence,
    position: log && { epoch: log.epoch, seq: log.seq },
    refusal,
  })
  let view = render()
  const tell = () => {
    view = render()
    for (const listener of listeners) listener()
  }

  const total = (some: Iterable<Tally>, present: number | null) => {
    tallies = mergeTallies(tallies, some)
    presence = present ?? presence
  }

  const take = (events: Iterable<Event>) => {
    const applied = log?.take(events) ?? []
    if (applied.length) options.onEvents?.(applied)
    return applied.length
  }

  const receive = (data: unknown) => {
    const frame = channel.frame(data)
    if (!frame || !log) return
    if (frame.epoch !== log.epoch || frame.type === 'resync') return void load()
    if (frame.type === 'position') return reach(frame.seq)
    take(frame.events)
    total(frame.tallies, frame.presence)
    tell()
    void reach(log.heard)
  }

  /** The one way to what is missing, wherever it was noticed: the log's segments by HTTP (D3, D4). */
  const reach = async (seq: number) => {
    wanted = Math.max(wanted, seq)
    if (catching) return
    catching = true
    let tries = 0
    while (running && log && log.seq < wanted) {
      const reading = log
      const answer = await channel.segment(reading.epoch, Math.floor(reading.seq / segmentEvents))
      if (log !== reading) continue
      heard(answer.ok || !isPassing(answer))
      if (answer.ok ? answer.value.epoch !== reading.epoch : answer.refusal?.code === 'not-found') {
        void load()
        break
      }
      const progress = answer.ok ? take(answer.value.events) : 0
      tell()
      // A cache may hold a segment from before the event that is missing: ask again, not at once.
      tries = progress ? 0 : tries + 1
      if (tries && log.seq < wanted) await pause(250 + backoff(tries, env, 250, 10_000))
    }
    catching = false
  }

  const pause = (ms: number) => new Promise<void>((resolve) => env.after(ms, resolve))

  const heard = (yes: boolean) => {
    failures = yes ? 0 : failures + 1
  }

  const load = async () => {
    if (loading) return
    loading = true
    const [loaded, looked] = await Promise.all([channel.snapshot(), channel.head()])
    loading = false
    if (!running) return
    heard(!isPassing(loaded))
    if (loaded.ok) {
      const first = !log
      const { epoch, seq } = loaded.value
      log = createLog(epoch, seq, channel.begin(loaded.value), channel.apply)
      wanted = seq
      total(loaded.value.tallies, loaded.value.presence)
      options.onLoad?.(loaded.value, first)
      tell()
      if (looked.ok) takeHead(looked.value)
    } else if (!isPassing(loaded)) {
      refusal = loaded.refusal
      halt()
    }
    schedule()
    tell()
  }

  const takeHead = (next: Head) => {
    head = next
    total(next.tallies, next.presence)
    sockets.want(next.socket !== null && !(log && channel.ended(log.state)))
    if (!log) return
    if (next.epoch !== log.epoch) void load()
    else if (next.seq > log.seq) {
      void reach(next.seq)
      // The socket should have told. It may be dead without knowing.
      sockets.probe()
    }
  }

  const look = async () => {
    cancelLook()
    if (!running) return
    if (!log) return load()
    const answer = await channel.head()
    if (!running) return
    heard(!isPassing(answer))
    if (answer.ok) takeHead(answer.value)
    schedule()
    tell()
  }

  const schedule = () => {
    cancelLook()
    if (!running || (log && channel.ended(log.state))) return
    cancelLook = env.after(failures ? 500 + backoff(failures, env, 500, 30_000) : jitter(interval(), env), look)
  }

  const interval = () => {
    if (sockets.state() === 'up') return Math.max(head?.checkMs ?? times.checkMs, 1_000)
    return Math.max(head?.pollMs ?? times.pollMs, 500) * (env.visible() ? 1 : HIDDEN_FACTOR)
  }

  const wake = () => {
    if (env.online() && env.visible()) {
      sockets.wake()
      void look()
    } else schedule()
    tell()
  }

  const halt = () => {
    running = false
    cancelLook()
    stopChanges()
    sockets.want(false)
  }

  return {
    get view() {
      return view
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      if (running) return
      running = true
      refusal = null
      stopChanges = env.onChange(wake)
      tell()
      void load()
    },
    stop: () => {
      halt()
      tell()
    },
    look: () => {
      void look()
    },
  }
}
