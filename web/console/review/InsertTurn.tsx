import { useRoom } from '../backstage/context.ts'
import { useOrder } from '../backstage/use-order.ts'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { askedText } from '../live/question/asked-text.ts'
import { FormActions } from '../live/question/FormActions.tsx'
import { choiceOf, speakersOf } from '../live/transcript/speakers.ts'
import { TurnFields } from '../live/transcript/TurnFields.tsx'
import { useTurnForm } from '../live/transcript/use-turn-form.ts'

/** A turn that was missed while people talked, in its place. */
export const InsertTurn = ({ after, onDone }: { after: string; onDone: () => void }) => {
  const { activity, state } = useRoom()
  const order = useOrder()
  const [first] = speakersOf(activity.details)
  const form = useTurnForm(`turn.after.${after}`, {
    choice: first ? choiceOf(first) : '',
    otherName: '',
    text: '',
    images: [],
    questionId: null,
  })
  const answerable = [...state.questions.values()].filter((it) => it.state === 'published' || it.state === 'answered')
  const done = () => {
    form.reset()
    onDone()
  }
  const submit = async () => {
    const { speaker, images, draft } = form
    if (!speaker || !images) return
    const { id, text, questionId } = draft.peek()
    if (await order.run({ type: 'turn.add', id, speaker, text, images, questionId, after })) done()
  }
  return (
    <li class="question-form stack-s">
      <TurnFields id={`insert-${after}`} form={form} rows={4} />
      <label class="stack-s">
        <span class="label">{t().review.insertAnswers}</span>
        <select
          class="select"
          value={form.draft.value.questionId ?? ''}
          onChange={(event) => form.change({ questionId: event.currentTarget.value || null })}
        >
          <option value="">{t().review.insertNone}</option>
          {answerable.map((question) => (
            <option key={question.id} value={question.id}>
              {askedText(question).slice(0, 60)}
            </option>
          ))}
        </select>
      </label>
      <RefusalNote refusal={order.refusal} />
      <FormActions label={t().review.insertSave} disabled={!form.valid || order.busy} submit={submit} cancel={done} />
    </li>
  )
}
