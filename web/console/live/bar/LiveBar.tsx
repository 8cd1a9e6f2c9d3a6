import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { DeliveryHealth } from './DeliveryHealth.tsx'
import { NowAnswering } from './NowAnswering.tsx'
import { PhaseNote } from './PhaseNote.tsx'
import './live-bar.css'

/** What runs the interview as a whole, and how it goes. */
export const LiveBar = ({ onHelp }: { onHelp: () => void }) => {
  const { activity, obstacle, view, format } = useRoom()
  const order = useOrder()
  const { questionsOpen } = activity.brief
  return (
    <div class="live-bar">
      <div class="live-bar-row">
        {obstacle('activity.start') === null && (
          <button
            type="button"
            class="button primary"
            disabled={order.busy}
            onClick={() => order.run({ type: 'activity.start' })}
          >
            {t().live.start}
          </button>
        )}
        {obstacle('activity.resume') === null && (
          <button
            type="button"
            class="button"
            disabled={order.busy}
            onClick={() => order.run({ type: 'activity.resume' })}
          >
            {t().live.resume}
          </button>
        )}
        {obstacle('activity.questions') === null && (
          <button
            type="button"
            class="button"
            disabled={order.busy}
            onClick={() => order.run({ type: 'activity.questions', open: !questionsOpen })}
          >
            {questionsOpen ? t().live.closeQuestions : t().live.openQuestions}
          </button>
        )}
        {obstacle('activity.finish') === null && <FinishButton />}
        <NowAnswering />
        <dl class="live-facts">
          <div>
            <dt>{t().live.presence}</dt>
            <dd>{format.number(view.presence)}</dd>
          </div>
          <DeliveryHealth />
          <PhaseNote />
        </dl>
        <button type="button" class="button quiet small" aria-keyshortcuts="?" onClick={onHelp}>
          {t().shortcuts.open} <kbd>?</kbd>
        </button>
      </div>
      <RefusalNote refusal={order.refusal} />
    </div>
  )
}

const FinishButton = () => {
  const order = useOrder()
  const finish = () => {
    if (confirm(t().live.finishAsk)) void order.run({ type: 'activity.finish' })
  }
  return (
    <>
      <button type="button" class="button" disabled={order.busy} onClick={finish}>
        {t().live.finish}
      </button>
      <RefusalNote refusal={order.refusal} />
    </>
  )
}
