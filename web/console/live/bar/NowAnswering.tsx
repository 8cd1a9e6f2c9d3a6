import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { askedText } from '../question/asked-text.ts'

/** The question that is being answered at this moment. */
export const NowAnswering = () => {
  const { activity, state, obstacle } = useRoom()
  const order = useOrder()
  const id = activity.brief.answering
  const question = id === null ? undefined : state.questions.get(id)
  return (
    <div class={question ? 'now on' : 'now'}>
      <span class="now-label">{t().live.now}</span>
      <span
        class="now-text"
        aria-live="polite"
        lang={question ? activity.details.lang : undefined}
        title={question && askedText(question)}
      >
        {question ? askedText(question) : t().live.nowNone}
      </span>
      {question && obstacle('activity.answering') === null && (
        <button
          type="button"
          class="button small row-end"
          disabled={order.busy}
          onClick={() => order.run({ type: 'activity.answering', id: null })}
        >
          {t().live.nowClear}
        </button>
      )}
      <RefusalNote refusal={order.refusal} />
    </div>
  )
}
