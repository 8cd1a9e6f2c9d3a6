import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { FormActions } from './FormActions.tsx'
import type { CardTools } from './QuestionCard.tsx'

/** Labels as typed: separated by commas of either script. */
const labelsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；]/)
      .map((label) => label.trim())
      .filter(Boolean),
  ),
]

/** Labels, and the guest who is to answer. */
export const MarkForm = ({ question, order, open }: CardTools) => {
  const { backstage, activity, state } = useRoom()
  const words = t().question
  const text = useSignal(question.labels.join('，'))
  const guestId = useSignal(question.guestId ?? '')
  const labels = labelsOf(text.value)
  const valid = labels.length <= LIMITS.labels && labels.every((label) => label.length <= LIMITS.label)
  const used = [...new Set([...state.questions.values()].flatMap((other) => other.labels))].filter(
    (label) => !labels.includes(label),
  )
  const submit = async () => {
    const done = await order.run({
      type: 'question.mark',
      id: question.id,
      version: backstage.version(question),
      labels,
      guestId: guestId.value || null,
      starred: question.starred,
    })
    if (done) open(null)
  }
  return (
    <>
      <TextField
        id={`labels-${question.id}`}
        label={words.labels}
        hint={words.labelsHint(LIMITS.labels, LIMITS.label)}
        error={valid ? undefined : words.labelsWrong(LIMITS.labels, LIMITS.label)}
        value={text.value}
        onValue={(value) => (text.value = value)}
        autoFocus
      />
      {used.length > 0 && (
        <p class="row">
          <span class="muted small">{words.labelsUsed}</span>
          {used.slice(0, 12).map((label) => (
            <button
              type="button"
              key={label}
              class="button small"
              onClick={() => (text.value = [...labels, label].join('，'))}
            >
              {label}
            </button>
          ))}
        </p>
      )}
      <Field id={`guest-${question.id}`} label={words.guest}>
        {(control) => (
          <select
            {...control}
            class="select"
            value={guestId.value}
            onChange={(event) => (guestId.value = event.currentTarget.value)}
          >
            <option value="">{words.noGuest}</option>
            {activity.details.guests.map((guest) => (
              <option key={guest.id} value={guest.id}>
                {guest.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FormActions label={t().save} disabled={!valid || order.busy} submit={submit} cancel={() => open(null)} />
    </>
  )
}
