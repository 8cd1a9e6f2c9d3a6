import { CASE_LIMITS } from '#contract/case/limits.ts'
import { CASE_TYPES } from '#contract/case/policy.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'
import type { TriageValue } from './triage-value.ts'

export interface DepartmentOption {
  id: string
  name: string
  /** From the receiving site down to it. */
  path: readonly string[]
}

interface TriageFieldsProps {
  prefix: string
  value: TriageValue
  onChange: (value: TriageValue) => void
  departments: readonly DepartmentOption[]
  problems: readonly FieldError[]
  /** Several cases at once may each keep their type. */
  several?: boolean
}

/** Study (综合研判): what it is, whether it is valuable, whose it is, and why. */
export const TriageFields = ({ prefix, value, onChange, departments, problems, several }: TriageFieldsProps) => {
  const words = w().triage
  const set = (difference: Partial<TriageValue>) => onChange({ ...value, ...difference })
  const problem = (name: string) => problems.find(({ fieldId }) => fieldId === `${prefix}-${name}`)?.message
  const indented = departments.map(
    ({ id, name, path }) => [id, `${'\u3000'.repeat(Math.max(0, path.length - 1))}${name}`] as const,
  )
  const types = CASE_TYPES.map((type) => [type, w().type[type]] as const)
  return (
    <>
      <fieldset class="stack-s">
        <legend>{words.value}</legend>
        {([true, false] as const).map((valuable) => (
          <label key={String(valuable)} class="check">
            <input
              type="radio"
              name={`${prefix}-valuable`}
              checked={value.valuable === valuable}
              {...(value.valuable === valuable ? { 'data-autofocus': true } : {})}
              onChange={() => set({ valuable })}
            />
            <span>{valuable ? words.valuable : words.notValuable}</span>
          </label>
        ))}
      </fieldset>
      <div class="field-row">
        <Choice
          id={`${prefix}-type`}
          label={words.type}
          value={value.type}
          options={several ? [['keep', w().bulk.keepType] as const, ...types] : types}
          onValue={(type) => set({ type })}
        />
        <Choice
          id={`${prefix}-department`}
          label={words.department}
          value={value.department}
          error={problem('department')}
          options={[['', words.departmentChoose], ...indented]}
          onValue={(department) =>
            set({ department, coHandlers: value.coHandlers.filter((other) => other !== department) })
          }
        />
      </div>
      <CoHandlers prefix={prefix} value={value} set={set} departments={departments} indented={indented} />
      <TextField
        id={`${prefix}-reason`}
        label={words.reason}
        hint={words.reasonHint}
        error={problem('reason')}
        value={value.reason}
        onValue={(reason) => set({ reason })}
        max={CASE_LIMITS.reason}
        rows={2}
      />
    </>
  )
}

interface CoHandlersProps extends Pick<TriageFieldsProps, 'prefix' | 'value' | 'departments'> {
  set: (difference: Partial<TriageValue>) => void
  indented: readonly (readonly [string, string])[]
}

const CoHandlers = ({ prefix, value, set, departments, indented }: CoHandlersProps) => {
  const words = w().triage
  const left = indented.filter(([id]) => id !== value.department && !value.coHandlers.includes(id))
  const nameOf = (id: string) => departments.find((each) => each.id === id)?.name ?? id
  return (
    <div class="stack-s">
      {value.coHandlers.length < CASE_LIMITS.coHandlers && left.length > 0 && (
        <Choice
          id={`${prefix}-co`}
          label={words.coHandlers(CASE_LIMITS.coHandlers)}
          value=""
          options={[['', words.coHandlerAdd], ...left]}
          onValue={(id) => id !== '' && set({ coHandlers: [...value.coHandlers, id] })}
        />
      )}
      {value.coHandlers.length > 0 && (
        <ul class="plain-list row" aria-label={words.coHandlers(CASE_LIMITS.coHandlers)}>
          {value.coHandlers.map((id) => (
            <li key={id}>
              <button
                type="button"
                class="button small"
                aria-label={words.coHandlerRemove(nameOf(id))}
                onClick={() => {
                  set({ coHandlers: value.coHandlers.filter((other) => other !== id) })
                  document.getElementById(`${prefix}-co`)?.focus()
                }}
              >
                {nameOf(id)} ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
