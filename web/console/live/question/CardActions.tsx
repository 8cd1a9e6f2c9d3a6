import { announce } from '../../../ui/announce.tsx'
import type { Order } from '../../backstage/backstage.ts'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import type { CardForm, CardTools } from './QuestionCard.tsx'

interface CardActionsProps {
  tools: CardTools
  form: CardForm | null
  /** The colleague who works on it, if any. */
  holder: string | null
}

/** What can be done with a question; each button carries its key, see `useShortcuts`. */
export const CardActions = ({ tools, form, holder }: CardActionsProps) => {
  const { activity, backstage, may, obstacle } = useRoom()
  const { question, order } = tools
  const words = t().question
  const target = { id: question.id, version: backstage.version(question) }
  const still = ['announced', 'live', 'review'].includes(activity.brief.state)
  const waiting = question.state === 'pending'
  const off = order.busy || holder !== null
  const mark: Order = {
    type: 'question.mark',
    ...target,
    labels: question.labels,
    guestId: question.guestId,
    starred: !question.starred,
  }
  // The card stays: a question is decided on without its name as with it.
  const unname = async () => {
    if (await order.run({ type: 'question.unname', ...target })) announce(words.saidUnnamed)
  }
  const opener = (name: CardForm, key: string) => (
    <button
      type="button"
      class="button small"
      disabled={off}
      aria-expanded={form === name}
      aria-keyshortcuts={key}
      onClick={() => tools.open(name)}
    >
      {words.forms[name]}
    </button>
  )
  const now = activity.brief.answering === question.id
  return (
    <div class="question-actions">
      {waiting && still && may('question.publish') && (
        <button
          type="button"
          class="button small primary"
          disabled={off}
          aria-keyshortcuts="p"
          onClick={() => tools.decide({ type: 'question.publish', ...target }, words.saidPublished)}
        >
          {words.publish}
        </button>
      )}
      {!waiting && obstacle('activity.answering') === null && (
        <button
          type="button"
          class="button small primary"
          disabled={order.busy}
          aria-pressed={now}
          aria-keyshortcuts="a"
          onClick={() => order.run({ type: 'activity.answering', id: now ? null : question.id })}
        >
          {now ? words.answeringStop : words.answering}
        </button>
      )}
      {still && may('question.edit') && opener('edit', 'e')}
      {question.state !== 'answered' && may('question.decline') && opener('decline', 'd')}
      {question.state !== 'answered' && still && may('question.merge') && opener('merge', 'm')}
      {question.name !== null && may('question.unname') && (
        <button type="button" class="button small" disabled={off} onClick={unname}>
          {words.unname}
        </button>
      )}
      {may('question.mark') && opener('mark', 'l')}
      {may('question.mark') && (
        <button
          type="button"
          class="button small"
          disabled={off}
          aria-pressed={question.starred}
          aria-keyshortcuts="s"
          onClick={() => order.run(mark)}
        >
          {words.star}
        </button>
      )}
    </div>
  )
}
