import type { ComponentChildren } from 'preact'
import { Field } from './Field.tsx'

interface TextFieldProps {
  id: string
  label: ComponentChildren
  value: string
  onValue: (value: string) => void
  /** UTF-16 units; typing past it is possible and shown, since cutting pasted text silently loses words. */
  max?: number
  hint?: ComponentChildren
  error?: string | undefined
  rows?: number
  type?: keyof typeof TYPES
  lang?: string
  disabled?: boolean
  autoFocus?: boolean
  /** The key that leads here (`aria-keyshortcuts`). */
  shortcut?: string
  onKeyDown?: (event: KeyboardEvent) => void
}

/** Spelt out, since the attributes that an input takes depend on its type. */
const TYPES = {
  text: { type: 'text' },
  url: { type: 'url' },
  'datetime-local': { type: 'datetime-local' },
  number: { type: 'number' },
} as const

/** A line, or several where `rows` is given, with the count of characters once it matters. */
export const TextField = (props: TextFieldProps) => {
  const {
    id,
    label,
    value,
    onValue,
    max,
    hint,
    error,
    rows,
    type = 'text',
    lang,
    disabled,
    autoFocus,
    shortcut,
    onKeyDown,
  } = props
  const shared = {
    value,
    ...(lang ? { lang } : {}),
    ...(disabled ? { disabled } : {}),
    ...(autoFocus ? { 'data-autofocus': true } : {}),
    ...(shortcut ? { 'aria-keyshortcuts': shortcut } : {}),
    ...(onKeyDown ? { onKeyDown } : {}),
  }
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <>
          {rows ? (
            <textarea
              {...control}
              {...shared}
              class="textarea"
              rows={rows}
              onInput={(event) => onValue(event.currentTarget.value)}
            />
          ) : (
            <input
              {...control}
              {...shared}
              class="input"
              {...TYPES[type]}
              autocomplete="off"
              onInput={(event) => onValue(event.currentTarget.value)}
            />
          )}
          {max !== undefined && value.length > max * 0.6 && (
            <span class={value.length > max ? 'count over' : 'count'}>
              {value.length} / {max}
            </span>
          )}
        </>
      )}
    </Field>
  )
}
