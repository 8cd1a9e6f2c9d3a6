import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { announce } from '../../../ui/announce.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { useRoom } from '../../backstage/context.ts'
import { pending } from '../../backstage/state.ts'
import { t } from '../../language.ts'
import { NewOnes } from '../NewOnes.tsx'
import { QuestionCard } from '../question/QuestionCard.tsx'
import { useSteady } from '../use-steady.ts'
import { UndoLast } from './UndoLast.tsx'

/** What citizens asked and nobody has decided yet, the oldest first. */
export const QueuePane = () => {
  const { state, activity } = useRoom()
  const box = useRef<HTMLDivElement>(null)
  const search = useSignal('')
  const words = t().queue
  const waiting = pending(state.questions.values())
  const sought = search.value.trim().toLowerCase()
  const wanted = waiting.filter(({ text, name }) => `${text} ${name ?? ''}`.toLowerCase().includes(sought))
  const list = useSteady(
    box,
    wanted.map(({ id }) => id),
    sought,
  )
  useEffect(() => {
    if (list.waiting > 0) announce(words.saidNew(list.waiting))
  }, [list.waiting])
  const shown = list.shown.flatMap((id) => state.questions.get(id) ?? [])
  return (
    <section class="pane" aria-labelledby="queue-title">
      <div class="pane-head">
        <h2 id="queue-title">{words.title(waiting.length)}</h2>
        <input
          type="search"
          class="input pane-search"
          aria-label={words.search}
          placeholder={words.search}
          aria-keyshortcuts="/"
          value={search.value}
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </div>
      <div class="pane-body" ref={box}>
        {shown.length === 0 ? (
          <Empty title={sought ? words.notFound : words.empty}>
            {!sought && <p>{activity.brief.questionsOpen ? words.emptyHint : words.closedHint}</p>}
          </Empty>
        ) : (
          <ul class="plain-list" data-list="queue">
            {shown.map((question) => (
              <QuestionCard key={question.id} question={question} list="queue" />
            ))}
          </ul>
        )}
      </div>
      <NewOnes waiting={list.waiting} refresh={list.refresh} shortcut="n" />
      <UndoLast />
    </section>
  )
}
