import { useEffect, useState } from 'preact/hooks'
import { useScene } from './scene.ts'
import { useSlow } from './use-slow.ts'

/** What the reader should know of the connection and the interview's life. It sticks to the end, so it moves nothing (D12). */
export const Status = () => {
  const { t, view, state, go } = useScene()
  const { phase } = view.live
  const reconnecting = useSlow(phase === 'reconnecting', 4_000)
  const life = state.brief?.state
  const [known, setKnown] = useState(life)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (life === known) return
    setKnown(life)
    setShown(true)
  }, [life])
  const connection = phase === 'offline' ? t.offline : reconnecting ? t.reconnecting : null
  return (
    <div class="status" role="status">
      {connection && <p>{connection}</p>}
      {shown && life && (
        <p>
          {t.nowIn(t.state[life])}{' '}
          {(life === 'live' || life === 'published') && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                setShown(false)
                go('transcript')
              }}
            >
              {t.transcript}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => setShown(false)}>
            {t.dismiss}
          </button>
        </p>
      )}
    </div>
  )
}
