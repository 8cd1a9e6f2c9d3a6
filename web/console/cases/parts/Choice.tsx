import type { ComponentChildren } from 'preact'
import { Field } from '../../../ui/Field.tsx'

interface ChoiceProps<V extends string> {
  id: string
  label: string
  value: V
  options: readonly (readonly [value: V, label: string])[]
  onValue: (value: V) => void
  hint?: ComponentChildren
  error?: string | undefined
  autoFocus?: boolean
}

/** One of a few, or of many: the browser's own list, which can be searched by typing. */
export const Choice = <V extends string>({
  id,
  label,
  value,
  options,
  onValue,
  hint,
  error,
  autoFocus,
}: ChoiceProps<V>) => (
  <Field id={id} label={label} hint={hint} error={error}>
    {(control) => (
      <select
        {...control}
        class="select"
        value={value}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        onChange={(event) => {
          const chosen = options.find(([known]) => known === event.currentTarget.value)
          if (chosen) onValue(chosen[0])
        }}
      >
        {options.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)
