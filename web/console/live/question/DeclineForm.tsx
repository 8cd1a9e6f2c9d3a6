import { useSignal } from '@preact/signals'
import { DECLINE_REASONS, type DeclineReason } from '#contract/interview/question.ts'
import { LIMITS } from '#contract/limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { messagesIn, t } from '../../language.ts'
import { FormActions } from './FormActions.tsx'
import type { CardTools } from './QuestionCard.tsx'

/** A refusal with its reason; the asker reads the explanation, so it is proposed in the interview's language. */
export const DeclineForm = ({ question, order, open, decide }: CardTools) => {
  const { backstage, activity } = useRoom()
  const words = t().question
  const proposal = (reason: DeclineReason) => messagesIn(activity.details.lang).declineProposals[reason]
  const reason = useSignal<DeclineReason>('off-topic')
  const explanation = useDraft(`question.${question.id}.decline`, proposal('off-topic'))
  const valid = explanation.value.trim().length > 0 && explanation.value.trim().length <= LIMITS.explanation
  const choose = (next: DeclineReason) => {
    // Only a text that is still the proposal gives way to another one.
    if (explanation.value.trim() === '' || explanation.value === proposal(reason.value))
      explanation.value = proposal(next)
    reason.value = next
  }
  const submit = async () => {
    const done = await decide(
      {
        type: 'question.decline',
        id: question.id,
        version: backstage.version(question),
        reason: reason.value,
        explanation: explanation.value,
      },
      activity.brief.state === 'published' ? t().review.propose : words.saidDeclined,
    )
    if (done) explanation.value = ''
  }
  return (
    <>
      <Field id={`reason-${question.id}`} label={words.reason}>
        {(control) => (
          <select
            {...control}
            class="select"
            data-autofocus
            value={reason.value}
            onChange={(event) => {
              const next = DECLINE_REASONS.find((known) => known === event.currentTarget.value)
              if (next) choose(next)
            }}
          >
            {DECLINE_REASONS.map((known) => (
              <option key={known} value={known}>
                {t().declineReason[known]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        id={`explanation-${question.id}`}
        label={words.explanation}
        hint={words.explanationHint}
        value={explanation.value}
        onValue={(value) => (explanation.value = value)}
        max={LIMITS.explanation}
        rows={3}
        lang={activity.details.lang}
      />
      <FormActions
        label={activity.brief.state === 'published' ? t().review.propose : words.decline}
        danger
        disabled={!valid || order.busy}
        submit={submit}
        cancel={() => {
          explanation.value = ''
          open(null)
        }}
      />
    </>
  )
}
