/** The part of WebSocket that is used. */
export interface Socket {
  send(text: string): void
  close(): void
}

export interface SocketEvents {
  open(): void
  message(data: unknown): void
  close(): void
}

/** The world outside, so that tests can put a seeded one in its place; for what opens no socket. */
export interface QuietEnv {
  now(): number
  /** From 0 to below 1. */
  random(): number
  /** Runs once after `ms` milliseconds; the result cancels it. */
  after(ms: number, run: () => void): () => void
  online(): boolean
  visible(): boolean
  /** Calls when `online` or `visible` may have changed; the result stops it. */
  onChange(run: () => void): () => void
  /** Runs one at a time across the tabs of this browser, where the browser can (`navigator.locks`). */
  exclusively<T>(name: string, run: () => Promise<T>): Promise<T>
}

export interface Env extends QuietEnv {
  /** Throws where the page may not open sockets. */
  socket(url: string, events: SocketEvents): Socket
}

export const quietEnv: QuietEnv = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  online: () => navigator.onLine,
  visible: () => document.visibilityState !== 'hidden',
  onChange: (run) => {
    const stop = new AbortController()
    for (const name of ['online', 'offline', 'pageshow']) window.addEventListener(name, run, { signal: stop.signal })
    document.addEventListener('visibilitychange', run, { signal: stop.signal })
    return () => stop.abort()
  },
  exclusively: async (name, run) => {
    // Absent outside secure contexts; refused in sandboxed frames. Commands are idempotent, so going without is safe.
    const manager: LockManager | undefined = navigator.locks
    if (!manager) return run()
    let started = false
    try {
      return await manager.request(name, () => {
        started = true
        return run()
      })
    } catch (problem) {
      if (started) throw problem
      return run()
    }
  },
}

export const browserEnv: Env = {
  ...quietEnv,
  socket: (url, events) => {
    const socket = new WebSocket(url)
    socket.onopen = events.open
    socket.onmessage = (event) => events.message(event.data)
    socket.onclose = events.close
    return socket
  },
}

/** Full jitter: anywhere from 0 to the doubled delay, so that clients cut off together do not come back together. */
export const backoff = (attempt: number, env: Pick<Env, 'random'>, baseMs = 1_000, capMs = 60_000): number =>
  env.random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 20))

/** A fifth more or less, so that readers who opened together do not poll together. */
export const jitter = (ms: number, env: Pick<Env, 'random'>): number => ms * (0.8 + 0.4 * env.random())
