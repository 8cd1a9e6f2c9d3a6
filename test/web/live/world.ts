// What is loaded late on a page is there at once here: only the time of the world passes.
import '../../../web/live/join.ts'
import type { Env, Socket, SocketEvents } from '../../../web/live/env.ts'

/** A generator of numbers from 0 to below 1 that repeats for a seed (mulberry32). */
export const randomOf = (seed: number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Timer {
  at: number
  run: () => void
}

/** Time that passes only when told to, chance that repeats, and a network that the test holds in its hand. */
export interface World {
  env: Env
  random: () => number
  now(): number
  after(ms: number, run: () => void): () => void
  /** Lets this much time pass, running what falls due in order. */
  pass(ms: number): Promise<void>
  /** Lets time pass until something holds; throws after `limitMs`. */
  until(holds: () => boolean, limitMs: number): Promise<void>
  /** `clock`: how far the device's is ahead, in milliseconds. */
  set(change: { online?: boolean; visible?: boolean; clock?: number }): void
}

/** A turn of the event loop, in which a late import of what is there already comes back. */
const loaded = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

export const createWorld = (seed: number, socket: (url: string, events: SocketEvents) => Socket): World => {
  const random = randomOf(seed)
  const timers = new Set<Timer>()
  const watchers = new Set<() => void>()
  const locks = new Map<string, Promise<unknown>>()
  let now = 1_700_000_000_000
  let online = true
  let visible = true
  let clock = 0

  const after = (ms: number, run: () => void) => {
    const timer = { at: now + Math.max(0, Math.round(ms)), run }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  /** Promises are settled by turns of the microtask queue; the longest chain of a call is far shorter than this. */
  const settle = async () => {
    for (let round = 0; round < 3; round++) {
      for (let turn = 0; turn < 60; turn++) await Promise.resolve()
      await loaded()
    }
  }
  const step = async (until: number): Promise<boolean> => {
    let next: Timer | null = null
    for (const timer of timers) if (timer.at <= until && (!next || timer.at < next.at)) next = timer
    if (!next) return false
    timers.delete(next)
    now = Math.max(now, next.at)
    next.run()
    await settle()
    return true
  }
  const pass = async (ms: number) => {
    const end = now + Math.round(ms)
    await settle()
    while (await step(end));
    now = end
  }
  return {
    env: {
      now: () => now + clock,
      random,
      after,
      socket,
      online: () => online,
      visible: () => visible,
      onChange: (run) => {
        watchers.add(run)
        return () => watchers.delete(run)
      },
      exclusively: (name, run) => {
        const mine = (locks.get(name) ?? Promise.resolve()).then(run)
        locks.set(
          name,
          mine.catch(() => {}),
        )
        return mine
      },
    },
    random,
    now: () => now,
    after,
    pass,
    until: async (holds, limitMs) => {
      const end = now + limitMs
      await settle()
      while (!holds()) if (!(await step(end))) throw new Error(`not within ${limitMs} ms`)
    },
    set: (change) => {
      online = change.online ?? online
      visible = change.visible ?? visible
      clock = change.clock ?? clock
      for (const run of watchers) run()
    },
  }
}
