import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../language.ts'

/** Says that the network is gone, and that what was typed is kept. */
export const Offline = () => {
  const online = useSignal(navigator.onLine)
  useEffect(() => {
    const stop = new AbortController()
    for (const name of ['online', 'offline']) {
      addEventListener(name, () => (online.value = navigator.onLine), { signal: stop.signal })
    }
    return () => stop.abort()
  }, [])
  return (
    <div role="status" class="shell-offline">
      {!online.value && <p>{t().offline}</p>}
    </div>
  )
}
