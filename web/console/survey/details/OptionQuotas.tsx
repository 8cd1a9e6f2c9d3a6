import { useSignal } from '@preact/signals'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { newId } from '../../session/new-id.ts'
import { useBuilder } from '../build/builder.ts'
import { words } from '../words.ts'
import type { DetailsTools } from './DetailsFields.tsx'
import { type Countable, countableQuestions, optionQuotaAt, optionQuotasOf, withOptionLimit } from './option-quotas.ts'

/** A number for each option of a question. It writes ordinary quotas, and shows those that say the same. */
export const OptionQuotas = ({ tools }: { tools: DetailsTools }) => {
  const { definition, titleOf } = useBuilder()
  const { quotas } = tools.value
  const questions = countableQuestions(definition)
  const chosen = useSignal(questions.find((one) => optionQuotasOf(quotas, one) > 0)?.element.id ?? '')
  const question = questions.find(({ element }) => element.id === chosen.value)
  const w = words().details.optionQuotas
  if (questions.length === 0) return null
  return (
    <fieldset class="stack-s">
      <legend>{w.title}</legend>
      <Field id="option-quotas" label={w.question} hint={w.hint}>
        {(control) => (
          <select
            {...control}
            class="select"
            value={chosen.value}
            onChange={(event) => {
              chosen.value = event.currentTarget.value
            }}
          >
            <option value="">{w.choose}</option>
            {questions.map((one) => {
              const count = optionQuotasOf(quotas, one)
              return (
                <option key={one.element.id} value={one.element.id}>
                  {titleOf(one.element)}
                  {count > 0 && ` (${w.has(count)})`}
                </option>
              )
            })}
          </select>
        )}
      </Field>
      {question && <Options key={question.element.id} question={question} tools={tools} />}
    </fieldset>
  )
}

const Options = ({ question, tools }: { question: Countable; tools: DetailsTools }) => {
  const { say, titleOf } = useBuilder()
  const { value, change, error, announced } = tools
  const { quotas } = value
  const w = words().details.optionQuotas
  const special: Readonly<Record<string, string>> = words().conditions.special
  const isFull = quotas.length >= SURVEY_LIMITS.quotas
  return (
    <>
      {question.options.map((option, index) => {
        const name = option.special
          ? (special[`${option.value}`] ?? `${option.value}`)
          : say(option.text ?? undefined) || `${option.value}`
        const at = optionQuotaAt(quotas, question, option.value)
        const fresh = () => ({
          id: newId(),
          name: `${name} – ${titleOf(question.element)}`.slice(0, SURVEY_LIMITS.quotaName),
        })
        return (
          <Field key={`${option.value}`} id={`option-quota-${index}`} label={name} error={error(`quotas.${at}.limit`)}>
            {(control) => (
              <input
                {...control}
                class="input narrow"
                inputMode="numeric"
                autocomplete="off"
                placeholder={w.none}
                value={quotas[at]?.limit ?? ''}
                // Counted from the beginning or not at all; and there are only so many.
                disabled={at < 0 && (announced || isFull)}
                onInput={({ currentTarget: { value: limit } }) =>
                  change({ quotas: withOptionLimit(quotas, question, option.value, limit, fresh()) })
                }
                // Emptied it is none; once announced one may be kept from being lost by a slip, and removed below.
                onBlur={() => {
                  if (at >= 0 && !announced && quotas[at]?.limit.trim() === '')
                    change({ quotas: quotas.filter((_, one) => one !== at) })
                }}
              />
            )}
          </Field>
        )
      })}
      {isFull && <p class="small muted">{w.full(SURVEY_LIMITS.quotas)}</p>}
    </>
  )
}
