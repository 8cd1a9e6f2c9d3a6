import { useSignal } from '@preact/signals'
import { Fragment } from 'preact'
import { Empty } from '../../ui/Empty.tsx'
import { useRoom } from '../backstage/context.ts'
import { inOrder } from '../backstage/state.ts'
import { t } from '../language.ts'
import { TurnItem } from '../live/transcript/TurnItem.tsx'
import { InsertTurn } from './InsertTurn.tsx'

/** The transcript with everything that may still be done to it. */
export const Tidy = () => {
  const { state, activity, may } = useRoom()
  const after = useSignal<string | null>(null)
  const words = t().review
  const turns = inOrder(state.turns.values()).filter((turn) => turn.state !== 'discarded')
  const inserts = activity.brief.state === 'review' && may('turn.add')
  return (
    <section class="card stack" aria-labelledby="tidy-title">
      <h2 id="tidy-title">{t().transcript.title(turns.length)}</h2>
      {turns.length === 0 && <Empty title={t().transcript.empty} />}
      <ol class="plain-list">
        {turns.map((turn) => (
          <Fragment key={turn.id}>
            <TurnItem
              turn={turn}
              waitsAbove
              more={
                inserts && (
                  <button
                    type="button"
                    class="button quiet small"
                    aria-expanded={after.value === turn.id}
                    onClick={() => (after.value = after.value === turn.id ? null : turn.id)}
                  >
                    {words.insert}
                  </button>
                )
              }
            />
            {after.value === turn.id && <InsertTurn after={turn.id} onDone={() => (after.value = null)} />}
          </Fragment>
        ))}
      </ol>
    </section>
  )
}
