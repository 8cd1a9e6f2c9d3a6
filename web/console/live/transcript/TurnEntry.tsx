import { useEffect } from 'preact/hooks'
import { announce } from '../../../ui/announce.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { askedText } from '../question/asked-text.ts'
import { choiceOf, speakersOf } from './speakers.ts'
import { TurnFields } from './TurnFields.tsx'
import { useTurnForm } from './use-turn-form.ts'

/** Where the transcriber types while people talk: linked to the question being answered, sent by Ctrl+Enter. */
export const TurnEntry = () => {
  const { activity, state } = useRoom()
  const order = useOrder()
  const words = t().transcript
  const [first] = speakersOf(activity.details)
  const form = useTurnForm(`turn.${activity.id}`, {
    choice: first ? choiceOf(first) : '',
    otherName: '',
    text: '',
    images: [],
    questionId: activity.brief.answering,
  })
  const { answering } = activity.brief
  useEffect(() => form.change({ questionId: answering }), [answering])
  const questionId = form.draft.value.questionId
  const question = questionId === null ? undefined : state.questions.get(questionId)
  const submit = async () => {
    const { speaker, images, draft } = form
    if (!form.valid || !speaker || !images) return
    const { id, text } = draft.peek()
    const done = await order.run({
      type: 'turn.add',
      id,
      speaker,
      text,
      images,
      questionId: question ? question.id : null,
      after: null,
    })
    if (!done) return
    form.reset()
    announce(words.saidAdded)
  }
  return (
    <form
      class="pane-foot stack-s turn-entry"
      aria-label={words.entry}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void submit()
      }}
    >
      <TurnFields id="turn" form={form} rows={3} shortcut="t" />
      {question && (
        <p class="turn-answers small">
          <span class="muted">{words.answers}</span> <span lang={activity.details.lang}>{askedText(question)}</span>
          <button type="button" class="button quiet small" onClick={() => form.change({ questionId: null })}>
            {words.unlink}
          </button>
        </p>
      )}
      {!question && answering !== null && (
        <p>
          <button type="button" class="button quiet small" onClick={() => form.change({ questionId: answering })}>
            {words.link}
          </button>
        </p>
      )}
      <RefusalNote refusal={order.refusal} />
      <div class="row">
        <button type="submit" class="button small primary" disabled={!form.valid || order.busy}>
          {order.busy ? words.sending : activity.details.turnsNeedReview ? words.propose : words.add}
        </button>
        <span class="muted small">{words.hint}</span>
      </div>
    </form>
  )
}
