import type { Refused } from './desk.ts'
import { Refusals } from './Refusals.tsx'
import { useScene } from './scene.ts'
import { useNews } from './use-news.ts'
import { useSlow } from './use-slow.ts'

/** The part in which each act is done. */
const PLACES = { ask: 'questions', vote: 'questions', answer: 'polls', revise: 'mine', withdraw: 'mine' }

/** What the reader should know of the connection and the interview's life. It sticks to the end, so it moves nothing (D12). */
export const Status = () => {
  const { t, view, state, known, settle, go, tab } = useScene()
  const { phase } = view.live
  const reconnecting = useSlow(phase === 'reconnecting', 4_000)
  const life = state.brief?.state
  const { news, dismiss } = useNews()
  const { own } = view
  /** Where the reader does not see what it is about; else it is said there. */
  const elsewhere = ({ target, command: { type } }: Refused) =>
    tab !== PLACES[type] ||
    !(
      type === 'ask' ||
      (type === 'vote' ? state.questions : state.polls).has(target) ||
      own.questions.some(({ id }) => id === target)
    )
  const connection = phase === 'offline' ? t.offline : reconnecting ? t.reconnecting : null
  return (
    <div class="status" role="status">
      <Refusals of={elsewhere} />
      {connection && <p>{connection}</p>}
      {news && (
        <p>
          {news}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              dismiss()
              go('mine')
            }}
          >
            {t.seeMine}
          </button>
          <button type="button" class="quiet" onClick={dismiss}>
            {t.dismiss}
          </button>
        </p>
      )}
      {life && life !== known && (
        <p>
          {t.nowIn(t.state[life])}{' '}
          {(life === 'live' || life === 'published') && (
            <button type="button" class="quiet" onClick={() => go('transcript')}>
              {t.transcript}
            </button>
          )}
          <button type="button" class="quiet" onClick={settle}>
            {t.dismiss}
          </button>
        </p>
      )}
    </div>
  )
}
