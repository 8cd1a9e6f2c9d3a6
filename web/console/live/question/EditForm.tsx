import { useRef } from 'preact/hooks'
import { LIMITS } from '#contract/limits.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { FormActions } from './FormActions.tsx'
import type { CardTools } from './QuestionCard.tsx'

/** Other words for a question; what the citizen wrote is kept beside it. */
export const EditForm = ({ question, order, open, decide }: CardTools) => {
  const { backstage, activity } = useRoom()
  const words = t().question
  const seen = useRef(question.text)
  const text = useDraft(`question.${question.id}.text`, question.text)
  const waiting = question.state === 'pending'
  const valid = text.value.trim().length > 0 && text.value.trim().length <= LIMITS.questionText
  const submit = async () => {
    if (!valid) return
    const target = { id: question.id, version: backstage.version(question), text: text.value }
    const done = waiting
      ? await decide({ type: 'question.publish', ...target }, words.saidPublished)
      : await decide({ type: 'question.edit', ...target }, words.saidEdited)
    if (done) text.value = ''
  }
  return (
    <>
      {question.text !== seen.current && (
        <Callout tone="warn" role="status" title={words.changedMeanwhile}>
          <p>{question.text}</p>
        </Callout>
      )}
      <TextField
        id={`edit-${question.id}`}
        label={words.text}
        hint={question.original ? words.original(question.original) : undefined}
        value={text.value}
        onValue={(value) => (text.value = value)}
        max={LIMITS.questionText}
        rows={3}
        lang={activity.details.lang}
        autoFocus
      />
      <FormActions
        label={waiting ? words.publishEdited : words.saveEdited}
        disabled={!valid || order.busy}
        submit={submit}
        cancel={() => {
          text.value = ''
          open(null)
        }}
      />
    </>
  )
}
