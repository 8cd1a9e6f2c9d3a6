import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { announce } from '../../../ui/announce.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { useRoom } from '../../backstage/context.ts'
import { inOrder } from '../../backstage/state.ts'
import { t } from '../../language.ts'
import { TurnEntry } from './TurnEntry.tsx'
import { TurnItem } from './TurnItem.tsx'
import './transcript.css'

/** This near the end counts as reading the end (CSS pixels). */
const END_PX = 60

/** What was said, and the place to type it. */
export const TranscriptPane = () => {
  const { state, activity, may } = useRoom()
  const words = t().transcript
  const turns = inOrder(state.turns.values()).filter((turn) => turn.state !== 'discarded')
  const waiting = turns.filter((turn) => turn.state === 'proposed').length
  const { box, missed, toEnd } = useFollowing(turns.length)
  const enters = may('turn.add') && (activity.brief.state === 'live' || activity.brief.state === 'review')
  useEffect(() => {
    if (waiting > 0 && may('turn.approve')) announce(words.saidWaiting(waiting))
  }, [waiting])
  return (
    <section class="pane" aria-labelledby="transcript-title">
      <div class="pane-head">
        <h2 id="transcript-title">{words.title(turns.length)}</h2>
        {waiting > 0 && <span class="small">{words.waiting(waiting)}</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="pane-body" ref={box} tabIndex={0}>
        {turns.length === 0 ? (
          <Empty title={words.empty} />
        ) : (
          <ol class="plain-list">
            {turns.map((turn) => (
              <TurnItem key={turn.id} turn={turn} />
            ))}
          </ol>
        )}
      </div>
      {missed > 0 && (
        <div class="pane-new">
          <button type="button" class="button small" onClick={toEnd}>
            {words.missed(missed)}
          </button>
        </div>
      )}
      {enters && <TurnEntry />}
    </section>
  )
}

/** Follows the end for those who read the end; [D12] for others nothing moves, and what came is counted. */
const useFollowing = (count: number) => {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const before = useRef(count)
  const missed = useSignal(0)
  const toEnd = () => {
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
    missed.value = 0
  }
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < END_PX
      if (atEnd.current) missed.value = 0
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [])
  useLayoutEffect(() => {
    const came = count - before.current
    before.current = count
    if (atEnd.current) toEnd()
    else if (came > 0) missed.value += came
  }, [count])
  return { box, missed: missed.value, toEnd }
}
