import type { Position } from '#contract/live/position.ts'
import type { Answer } from './api.ts'
import { type Connection, connect } from './connection.ts'
import { backoff, type Env } from './env.ts'

/** `none`: not wanted, or not to be had for now. */
type SocketState = 'none' | 'up' | 'lost'

interface SocketsOptions {
  env: Env
  times: { pingMs: number; replaceAfterMs: readonly [number, number] }
  /** Null where there is nothing to open any more. */
  address(): Promise<Answer<string>> | null
  /** Where the reader is, asked for at the moment a socket opens. */
  resume(): Position | null
  message(data: unknown): void
  /** The state changed; `lost` where a socket that was up went down by itself. */
  changed(lost: boolean): void
}

export interface Sockets {
  state(): SocketState
  want(yes: boolean): void
  /** Tries now: the network or the reader came back. */
  wake(): void
  probe(): void
}

/** After this many failures in a row the reader is simply polling, and no longer told of reconnecting. */
const LOST_TRIES = 3
/** A socket that held this long was no failure (milliseconds). */
const STEADY_MS = 30_000

/** Keeps one socket up while one is wanted: retried with backoff and jitter, replaced at a random age, new before old (D8, D9). */
export const createSockets = ({ env, times, ...options }: SocketsOptions): Sockets => {
  let wanted = false
  let current: Connection | null = null
  let opening: Connection | null = null
  /** Differs for each attempt, so that one given up while its address was fetched opens nothing. */
  let attempt = 0
  let tries = 0
  let upAt: number | null = null
  let cancelOpen = () => {}

  const openLater = (ms: number) => {
    cancelOpen()
    cancelOpen = env.after(ms, open)
  }

  const failed = () => {
    opening = null
    tries++
    if (!wanted) return
    openLater(backoff(tries, env))
    if (tries === LOST_TRIES) options.changed(false)
  }

  const open = async () => {
    const mine = ++attempt
    const address = await options.address()
    if (mine !== attempt || !wanted) return
    if (!address?.ok) return failed()
    const connection = connect(
      address.value,
      env,
      {
        opened: (it) => {
          const position = options.resume()
          if (position) it.send({ type: 'resume', ...position })
        },
        message: (data) => {
          if (connection === opening) up(connection)
          options.message(data)
        },
        down: () => (connection === current ? lost() : failed()),
      },
      times.pingMs,
    )
    opening = connection
  }

  /** It has answered, so it is not merely open: a proxy can hold a socket open that leads nowhere. */
  const up = (connection: Connection) => {
    const old = current
    current = connection
    opening = null
    upAt = env.now()
    old?.close()
    const [least, most] = times.replaceAfterMs
    openLater(least + (most - least) * env.random())
    if (!old) options.changed(false)
  }

  const lost = () => {
    current = null
    tries = upAt !== null && env.now() - upAt > STEADY_MS ? 0 : tries + 1
    if (!opening) openLater(backoff(tries, env))
    options.changed(true)
  }

  return {
    state: () => (current ? 'up' : wanted && upAt !== null && tries < LOST_TRIES ? 'lost' : 'none'),
    want: (yes) => {
      if (yes === wanted) return
      wanted = yes
      if (yes) return openLater(0)
      attempt++
      cancelOpen()
      current?.close()
      opening?.close()
      current = opening = null
      upAt = null
      tries = 0
    },
    wake: () => {
      if (current) current.probe()
      else if (wanted && !opening) {
        tries = 0
        openLater(1_000 * env.random())
      }
    },
    probe: () => current?.probe(),
  }
}
