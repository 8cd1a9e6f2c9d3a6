import type { ComponentChildren } from 'preact'
import { Field } from './Field.tsx'

interface SelectProps<K extends string> {
  id: string
  label: ComponentChildren
  hint?: string
  options: readonly (readonly [K, string])[]
  value: K
  onValue: (value: K) => void
}

/** One of a few, by the browser's own element. */
export const Select = <K extends string>({ id, label, hint, options, value, onValue }: SelectProps<K>) => (
  <Field id={id} label={label} hint={hint}>
    {(control) => (
      <select
        {...control}
        class="select"
        value={value}
        onChange={(event) => {
          const found = options.find(([key]) => key === event.currentTarget.value)
          if (found) onValue(found[0])
        }}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Field>
)
