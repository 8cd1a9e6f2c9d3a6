import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { TextField } from '../../../../ui/TextField.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'

interface PlainProps<T> {
  id: string
  label: string
  value: T | undefined
  onValue: (value: T | undefined) => void
  hint?: string | undefined
}

/** A number that may be left out. What is no number is said, and not taken over. */
export const NumberField = (props: PlainProps<number> & { whole?: boolean }) => {
  const { id, label, value, onValue, hint, whole = false } = props
  const { settle, readOnly } = useBuilder()
  const typed = useSignal(value === undefined ? '' : `${value}`)
  useEffect(() => {
    if (read(typed.peek(), whole) !== value) typed.value = value === undefined ? '' : `${value}`
  }, [value])
  const wrong = typed.value.trim() !== '' && read(typed.value, whole) === undefined
  return (
    <div onFocusOut={settle}>
      <TextField
        id={id}
        label={label}
        hint={hint}
        disabled={readOnly}
        value={typed.value}
        error={wrong ? (whole ? words().build.notWhole : words().build.notNumber) : undefined}
        onValue={(text) => {
          typed.value = text
          const number = read(text, whole)
          if (text.trim() === '' || number !== undefined) onValue(number)
        }}
      />
    </div>
  )
}

const read = (text: string, whole: boolean): number | undefined => {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) && (!whole || (Number.isInteger(number) && number >= 0)) ? number : undefined
}

export const WordField = ({ id, label, value, onValue, hint }: PlainProps<string>) => {
  const { settle, readOnly } = useBuilder()
  return (
    <div onFocusOut={settle}>
      <TextField
        id={id}
        label={label}
        hint={hint}
        disabled={readOnly}
        value={value ?? ''}
        onValue={(text) => onValue(text === '' ? undefined : text)}
      />
    </div>
  )
}

/** A least or a most: of numbers a number, of dates a date. */
export const LimitField = (props: PlainProps<number | string> & { inputType: string | undefined }) => {
  const { id, label, value, onValue, hint, inputType } = props
  const { settle, readOnly } = useBuilder()
  const native = DATES.find((type) => type === inputType)
  if (!native)
    return (
      <NumberField
        id={id}
        label={label}
        hint={hint}
        value={typeof value === 'string' && value.trim() !== '' ? Number(value) : (value as number | undefined)}
        onValue={onValue}
      />
    )
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...INPUTS[native]}
        id={id}
        class="input"
        disabled={readOnly}
        value={value === undefined ? '' : `${value}`}
        onBlur={settle}
        onInput={(event) => onValue(event.currentTarget.value || undefined)}
      />
    </div>
  )
}

const DATES = ['date', 'datetime-local', 'time', 'month', 'week'] as const
/** Spelt out, since the attributes that an input takes depend on its type. */
const INPUTS = {
  date: { type: 'date' },
  'datetime-local': { type: 'datetime-local' },
  time: { type: 'time' },
  month: { type: 'month' },
  week: { type: 'week' },
} as const

interface PickProps<T> extends PlainProps<T> {
  options: { value: T; label: string }[]
  /** What leaving it out means. */
  none: string
}

export const PickField = <T extends string | number>({
  id,
  label,
  value,
  onValue,
  options,
  none,
  hint,
}: PickProps<T>) => {
  const { readOnly } = useBuilder()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <span class="hint">{hint}</span>}
      <select
        id={id}
        class="select"
        disabled={readOnly}
        value={value === undefined ? '' : `${value}`}
        onChange={(event) => onValue(options.find((option) => `${option.value}` === event.currentTarget.value)?.value)}
      >
        {none !== '' && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
