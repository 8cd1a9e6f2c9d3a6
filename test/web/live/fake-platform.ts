import type { PublicEvent } from '#contract/interview/event.ts'
import { TIMES } from '#contract/limits.ts'
import type { PublicFrame } from '#contract/live/frame.ts'
import type { Head, Snapshot } from '#contract/live/head.ts'
import type { Tally } from '#contract/live/tally.ts'
import { applyEvent, EMPTY_INTERVIEW, type InterviewState } from '#domain/interview/fold.ts'
import type { Socket, SocketEvents } from '../../../web/live/env.ts'
import { eventOf, view } from './public-log.ts'
import { createWorld, type World } from './world.ts'

/** From 0 (never) to 1 (always). */
export interface Faults {
  /** A frame is lost, sent twice, or comes late and so out of order. */
  lose: number
  repeat: number
  delay: number
  /** An HTTP call fails; a head, snapshot or segment comes from a cache that is behind. */
  fail: number
  stale: number
  /** A new socket is refused. */
  refuse: number
}

export const NO_FAULTS: Faults = { lose: 0, repeat: 0, delay: 0, fail: 0, stale: 0, refuse: 0 }
const SIZE = 5

/** A platform that keeps the contract of the public log, and a network between that keeps nothing. */
export const createPlatform = (seed: number) => {
  const sockets = new Set<{ events: SocketEvents; openedAt: number }>()
  let faults = NO_FAULTS
  let epoch = 'epoch-000001'
  let log: PublicEvent[] = []
  let tallies = new Map<string, Tally>()
  let socketsOn = true
  let network = true
  const opened: number[] = []
  const requests: { at: number; path: string }[] = []

  const open = (_url: string, events: SocketEvents): Socket => {
    const socket = { events, openedAt: world.now() }
    const refused = !network || !socketsOn || world.random() < faults.refuse
    world.after(20, () => {
      if (refused) return events.close()
      sockets.add(socket)
      opened.push(world.now())
      events.open()
    })
    const reply = (frame: PublicFrame) => world.after(20, () => sockets.has(socket) && post(socket, frame))
    return {
      send: (text) => {
        if (!network) return
        const message: unknown = JSON.parse(text)
        const known = typeof message === 'object' && message !== null && 'epoch' in message ? message.epoch : epoch
        reply(known === epoch ? { type: 'position', epoch, seq: log.length } : { type: 'resync', epoch })
      },
      close: () => sockets.delete(socket),
    }
  }
  const world: World = createWorld(seed, open)

  const post = (socket: { events: SocketEvents }, frame: PublicFrame) => {
    if (network) socket.events.message(JSON.stringify(frame))
  }

  const tell = (frame: PublicFrame) => {
    for (const socket of sockets) {
      if (world.random() < faults.lose) continue
      const times = world.random() < faults.repeat ? 2 : 1
      for (let time = 0; time < times; time++)
        world.after(world.random() < faults.delay ? world.random() * 20_000 : 10, () => {
          if (sockets.has(socket)) post(socket, frame)
        })
    }
  }

  const state = (length = log.length): InterviewState => log.slice(0, length).reduce(applyEvent, EMPTY_INTERVIEW)

  const behind = () => (world.random() < faults.stale ? Math.floor(world.random() * log.length) : log.length)

  const head = (): Head => ({
    epoch,
    seq: behind(),
    tallies: [...tallies.values()],
    presence: sockets.size,
    socket: socketsOn ? 'wss://platform.example' : null,
    pollMs: TIMES.pollMs,
    checkMs: TIMES.checkMs,
    now: world.now(),
  })

  const snapshot = (): Snapshot => {
    const seq = behind()
    const { brief, questions, turns, polls } = state(seq)
    const activity = view()
    return {
      epoch,
      seq,
      activity,
      brief: brief ?? activity.brief,
      questions: [...questions.values()],
      turns: [...turns.values()],
      polls: [...polls.values()],
      tallies: [...tallies.values()],
      presence: sockets.size,
    }
  }

  const answer = (path: string): [number, unknown] => {
    const [, what, known, number] =
      /^\/api\/activities\/[^/]+\/(head|snapshot|log)(?:\/([^/]+)\/(\d+))?$/.exec(path) ?? []
    if (what === 'head') return [200, head()]
    if (what === 'snapshot') return [200, snapshot()]
    if (what !== 'log' || known !== epoch) return [404, { refusal: { code: 'not-found' } }]
    const from = Number(number) * SIZE
    return [200, { epoch, seq: log.length, events: log.slice(from, Math.min(from + SIZE, behind())) }]
  }

  const fetch = (input: RequestInfo | URL): Promise<Response> =>
    new Promise((resolve, reject) => {
      const path = new URL(String(input)).pathname
      requests.push({ at: world.now(), path })
      const lost = !network || world.random() < faults.fail
      world.after(10 + 50 * world.random(), () => {
        if (lost || !network) return reject(new TypeError('no network'))
        const [status, body] = answer(path)
        // A real body is read in turns of the event loop, which the world's clock does not see.
        resolve(Object.assign(new Response(null, { status }), { json: async () => structuredClone(body) }))
      })
    })

  return {
    world,
    fetch,
    requests,
    opened,
    segmentEvents: SIZE,
    state,
    get seq() {
      return log.length
    },
    get epoch() {
      return epoch
    },
    get tallies(): ReadonlyMap<string, Tally> {
      return tallies
    },
    get sockets() {
      return sockets.size
    },
    /** Events that happen at once travel in one frame, with a total that changed. */
    happen: (count: number) => {
      const events = Array.from({ length: count }, (_, index) => eventOf(log.length + index + 1, world.random))
      log = [...log, ...events]
      const id = `question-${String(Math.floor(world.random() * 20)).padStart(10, '0')}`
      const before = tallies.get(id)
      const tally = { id, version: (before?.version ?? 0) + 1, total: Math.floor(world.random() * 100) }
      tallies = new Map(tallies).set(id, tally)
      tell({ type: 'events', epoch, events, tallies: [tally], presence: null })
    },
    /** A total changes by itself. */
    count: (tally: Tally) => {
      tallies = new Map(tallies).set(tally.id, tally)
      tell({ type: 'events', epoch, events: [], tallies: [tally], presence: null })
    },
    /** The log is rebuilt: the same events under another epoch. */
    rebuild: () => {
      epoch = `epoch-${String(Math.floor(world.random() * 1e9)).padStart(9, '0')}`
    },
    cut: () => {
      for (const socket of [...sockets]) {
        sockets.delete(socket)
        world.after(0, socket.events.close)
      }
    },
    set: (change: { faults?: Partial<Faults>; sockets?: boolean; network?: boolean }) => {
      faults = { ...faults, ...change.faults }
      socketsOn = change.sockets ?? socketsOn
      network = change.network ?? network
    },
  }
}
export type Platform = ReturnType<typeof createPlatform>
