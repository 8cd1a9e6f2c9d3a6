import { useEffect, useRef } from 'preact/hooks'
import { browserEnv, jitter } from '../../../live/env.ts'

/**
 * Reads something again and again, each time `everyMs` milliseconds, a fifth more or less, after the last was answered: while the
 * page can be seen, and at once when it can be again. Gives the way to read it out of turn.
 */
export const usePoll = (read: () => Promise<void>, everyMs: number): (() => void) => {
  const latest = useRef(read)
  latest.current = read
  const look = useRef(() => {})
  useEffect(() => {
    let cancel = () => {}
    let reading = false
    let stopped = false
    const again = () => {
      cancel()
      if (!stopped) cancel = browserEnv.after(jitter(everyMs, browserEnv), run)
    }
    const run = () => {
      if (reading || stopped) return
      if (!browserEnv.visible()) return again()
      reading = true
      void latest.current().finally(() => {
        reading = false
        again()
      })
    }
    look.current = run
    again()
    const quiet = browserEnv.onChange(run)
    return () => {
      stopped = true
      cancel()
      quiet()
    }
  }, [everyMs])
  return () => look.current()
}
