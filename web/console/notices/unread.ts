import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { call } from '../session/call.ts'

/** How many notices the person has not read; null: not known yet. */
export const unread = signal<number | null>(null)

/** Reminders come by the hour (milliseconds). */
const EVERY_MS = 2 * 60_000

let askedAt = Number.NEGATIVE_INFINITY

/** Asks now and then, only while somebody looks; a failure leaves the last count. */
export const useUnread = (): void => {
  useEffect(() => {
    const ask = async () => {
      if (document.hidden || performance.now() - askedAt < EVERY_MS / 2) return
      askedAt = performance.now()
      const answer = await call('notice.unread', {})
      if (answer.ok) unread.value = answer.value.unread
    }
    void ask()
    const timer = setInterval(ask, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}
