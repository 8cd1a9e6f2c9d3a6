import { backoff, type Env } from './env.ts'

export interface Retry {
  /** Do it now; asked while at it, it is done once more. */
  want(): void
  stop(): void
}

/** Does a task until it says it is done, with backoff and jitter between tries, up to half a minute. */
export const createRetry = (env: Pick<Env, 'after' | 'random'>, task: () => Promise<boolean>): Retry => {
  let busy = false
  let again = false
  let stopped = false
  let tries = 0
  let cancel = () => {}
  const run = async () => {
    cancel()
    again = busy
    if (busy || stopped) return
    busy = true
    const done = await task()
    busy = false
    tries = done ? 0 : tries + 1
    if (stopped) return
    if (!done) cancel = env.after(500 + backoff(tries, env, 500, 30_000), run)
    else if (again) void run()
  }
  return {
    want: () => {
      void run()
    },
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
