import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Delivery } from '#contract/live/head.ts'
import { call } from '../../session/call.ts'

/** Often enough to notice trouble while somebody speaks (milliseconds). */
const EVERY_MS = 5_000

/** How delivery goes, read every few seconds while the page is visible; null before the first answer. */
export const useDelivery = (activityId: string): Signal<Delivery | null> => {
  const delivery = useSignal<Delivery | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let timer = 0
    const read = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        const answer = await call('activity.delivery', { params: { activityId } })
        if (stop.signal.aborted) return
        if (answer.ok) delivery.value = answer.value
      }
      timer = window.setTimeout(read, EVERY_MS)
    }
    void read()
    document.addEventListener('visibilitychange', () => void read(), { signal: stop.signal })
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [activityId])
  return delivery
}
