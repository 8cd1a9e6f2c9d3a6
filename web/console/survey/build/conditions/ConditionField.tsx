import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { ExpressionField } from './ExpressionField.tsx'
import { RowsField } from './RowsField.tsx'
import { fromRows, type Rows, toRows } from './rows.ts'

interface ConditionProps {
  id: string
  label: string
  value: string | undefined
  onValue: (value: string | undefined) => void
  hint?: string | undefined
}

const NO_ROWS: Rows = { join: 'all', rows: [] }

/** A condition: put together from rows where rows can say it, or written as an expression. */
export const ConditionField = ({ id, label, value, onValue, hint }: ConditionProps) => {
  const { readOnly } = useBuilder()
  const w = words().conditions
  const sayable = toRows(value)
  // Also rows that are not filled in yet, which are no expression.
  const rows = useSignal<Rows>(sayable ?? NO_ROWS)
  const wanted = useSignal<'rows' | 'text'>(sayable ? 'rows' : 'text')
  useEffect(() => {
    if (fromRows(rows.peek()) !== (value ?? '').trim()) {
      const next = toRows(value)
      if (next) rows.value = next
    }
  }, [value])
  const mode = sayable ? wanted.value : 'text'
  return (
    <fieldset class="stack-s b-condition">
      <legend>{label}</legend>
      {hint && <p class="small muted">{hint}</p>}
      {mode === 'rows' ? (
        <RowsField
          id={id}
          value={rows.value}
          onValue={(next) => {
            rows.value = next
            onValue(fromRows(next) || undefined)
          }}
        />
      ) : (
        <>
          {!sayable && value && <p class="small muted">{w.notAsRows}</p>}
          <ExpressionField id={`${id}.text`} label={w.expression} value={value} onValue={onValue} />
        </>
      )}
      {!readOnly && sayable && (
        <p>
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              if (mode === 'text') rows.value = sayable
              wanted.value = mode === 'rows' ? 'text' : 'rows'
            }}
          >
            {mode === 'rows' ? w.asExpression : w.asRows}
            <span class="visually-hidden"> ({label})</span>
          </button>
        </p>
      )}
    </fieldset>
  )
}
