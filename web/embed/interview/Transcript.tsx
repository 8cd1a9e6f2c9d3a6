import { useEffect, useRef, useState } from 'preact/hooks'
import { transcript } from '#domain/interview/fold.ts'
import { Fresh } from './Fresh.tsx'
import { useScene } from './scene.ts'
import { Turn } from './Turn.tsx'
import { useHeld } from './use-held.ts'
import { useSaid } from './use-said.ts'

/**
 * Speaker by speaker. New turns come in by themselves while the reader is at the end, below all that is read; elsewhere, or
 * paused, they wait behind a button (D12).
 */
export const Transcript = () => {
  const { t, state } = useScene()
  const wanted = transcript(state.turns.values()).map(({ id }) => id)
  const { shown, fresh, show } = useHeld(wanted)
  const [paused, setPaused] = useState(false)
  const end = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(false)
  const life = state.brief?.state
  const live = life === 'live'

  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(([entry]) => setAtEnd(Boolean(entry?.isIntersecting)))
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (fresh && atEnd && !paused) show()
  })
  useSaid(state.turns.size, t.newTurnsSaid, !paused)

  // The order of the whole, so that a turn put between others appears where it belongs once it is shown.
  const known = new Set(shown)
  return (
    <>
      {live && shown.length > 3 && (
        <p class="end">
          <button type="button" class="quiet" onClick={() => end.current?.scrollIntoView({ block: 'end' })}>
            {t.latest}
          </button>
        </p>
      )}
      {shown.length === 0 && <p class="empty">{live || life === 'review' ? t.transcriptEmpty : t.transcriptNone}</p>}
      {wanted.map((id) => {
        const turn = known.has(id) && state.turns.get(id)
        return turn ? <Turn key={id} turn={turn} /> : null
      })}
      <Fresh words={fresh > 0 && t.newTurns(fresh)} low onShow={show} />
      {live && (
        <label class="check end">
          <input type="checkbox" checked={paused} onChange={(event) => setPaused(event.currentTarget.checked)} />
          {t.pause}
        </label>
      )}
      <div ref={end} class="edge" />
    </>
  )
}
