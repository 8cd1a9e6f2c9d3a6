import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Check } from '../../../ui/Check.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { NewOnes } from '../NewOnes.tsx'
import { QuestionCard } from '../question/QuestionCard.tsx'
import { useSteady } from '../use-steady.ts'
import { arrange, type PublishedOrder } from './arrange.ts'

/** The questions that citizens can see and vote for. */
export const PublishedPane = () => {
  const { state, view } = useRoom()
  const box = useRef<HTMLDivElement>(null)
  const order = useSignal<PublishedOrder>('votes')
  const open = useSignal(false)
  const search = useSignal('')
  const words = t().published
  const wanted = arrange(state.questions.values(), view.tallies, {
    order: order.value,
    openOnly: open.value,
    search: search.value,
  })
  const list = useSteady(box, wanted, `${order.value} ${open.value} ${search.value}`)
  const shown = list.shown.flatMap((id) => state.questions.get(id) ?? [])
  return (
    <>
      <div class="pane-head">
        <label class="visually-hidden" for="published-order">
          {words.order}
        </label>
        <select
          id="published-order"
          class="select published-order"
          value={order.value}
          onChange={(event) => (order.value = event.currentTarget.value === 'time' ? 'time' : 'votes')}
        >
          <option value="votes">{words.byVotes}</option>
          <option value="time">{words.byTime}</option>
        </select>
        <Check checked={open.value} onChange={(on) => (open.value = on)}>
          {words.openOnly}
        </Check>
        <input
          type="search"
          class="input pane-search"
          aria-label={words.search}
          placeholder={words.search}
          value={search.value}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </div>
      <div class="pane-body" ref={box}>
        {shown.length === 0 ? (
          <Empty title={search.value ? t().queue.notFound : words.empty} />
        ) : (
          <ul class="plain-list" data-list="published">
            {shown.map((question) => (
              <QuestionCard key={question.id} question={question} list="published" />
            ))}
          </ul>
        )}
      </div>
      <NewOnes waiting={list.waiting} refresh={list.refresh} />
    </>
  )
}
