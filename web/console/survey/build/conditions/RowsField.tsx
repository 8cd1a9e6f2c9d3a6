import { useRef } from 'preact/hooks'
import { announce } from '../../../../ui/announce.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { namedQuestions, operatorsFor, valuesOf } from './named.ts'
import { type Row, type RowOperator, type Rows, type RowValue, takesMany, takesNoValue } from './rows.ts'

interface RowsProps {
  id: string
  value: Rows
  onValue: (value: Rows) => void
}

/** Rows of question, operator and value, all or any of which must hold. */
export const RowsField = ({ id, value, onValue }: RowsProps) => {
  const { readOnly } = useBuilder()
  const box = useRef<HTMLDivElement>(null)
  const w = words().conditions
  const { join, rows } = value
  const put = (index: number, row: Row) => onValue({ join, rows: rows.map((one, at) => (at === index ? row : one)) })
  const add = () => {
    onValue({ join, rows: [...rows, { name: '', operator: '=', values: [] }] })
    queueMicrotask(() =>
      box.current?.querySelectorAll<HTMLElement>('.b-when')[rows.length]?.querySelector('select')?.focus(),
    )
  }
  return (
    <div class="stack-s" ref={box}>
      {rows.length > 1 && (
        <label class="row small">
          {w.holdsIf}
          <select
            class="select b-join"
            value={join}
            disabled={readOnly}
            onChange={(event) => onValue({ join: event.currentTarget.value === 'any' ? 'any' : 'all', rows })}
          >
            <option value="all">{w.all}</option>
            <option value="any">{w.any}</option>
          </select>
        </label>
      )}
      {rows.length === 0 && <p class="muted small">{w.always}</p>}
      {rows.map((row, index) => (
        <When
          key={index}
          id={`${id}.${index}`}
          number={index + 1}
          row={row}
          onRow={(next) => put(index, next)}
          onRemove={() => {
            onValue({ join, rows: rows.filter((_, at) => at !== index) })
            announce(words().build.removed)
            box.current?.querySelector<HTMLElement>('.b-add-row')?.focus()
          }}
        />
      ))}
      {!readOnly && (
        <p>
          <button type="button" class="button small b-add-row" onClick={add}>
            {w.addRow}
          </button>
        </p>
      )}
    </div>
  )
}

interface WhenProps {
  id: string
  number: number
  row: Row
  onRow: (row: Row) => void
  onRemove: () => void
}

const When = ({ id, number, row, onRow, onRemove }: WhenProps) => {
  const { definition, titleOf, say, readOnly } = useBuilder()
  const w = words().conditions
  const named = namedQuestions(definition)
  const found = named.find(({ name }) => name.toLowerCase() === row.name.toLowerCase())
  const element = found?.element ?? null
  const operators: readonly RowOperator[] = operatorsFor(element)
  const shown = operators.includes(row.operator) ? operators : [row.operator, ...operators]
  const pick = (operator: RowOperator) => {
    const values = takesNoValue(operator) ? [] : takesMany(operator) ? row.values : row.values.slice(0, 1)
    onRow({ ...row, operator, values })
  }
  return (
    <fieldset class="b-when" disabled={readOnly}>
      <legend class="visually-hidden">{w.rowOf(number)}</legend>
      <select
        class="select"
        aria-label={w.question}
        value={found?.name ?? row.name}
        onChange={(event) => {
          const next = named.find(({ name }) => name === event.currentTarget.value)
          const allowed: readonly RowOperator[] = operatorsFor(next?.element ?? null)
          const operator = allowed.includes(row.operator) ? row.operator : (allowed[0] ?? '=')
          // A value of another question means nothing here.
          onRow({ name: next?.name ?? '', operator, values: [] })
        }}
      >
        <option value="">{w.chooseQuestion}</option>
        {row.name !== '' && !found && <option value={row.name}>{w.unknown(row.name)}</option>}
        {named.map((one) => (
          <option key={one.name} value={one.name}>
            {one.element ? titleOf(one.element) : one.name}
            {one.part ? ` – ${say(one.part)}` : ''}
          </option>
        ))}
      </select>
      <select
        class="select"
        aria-label={w.operator}
        value={row.operator}
        onChange={(event) => {
          const operator = shown.find((one) => one === event.currentTarget.value)
          if (operator) pick(operator)
        }}
      >
        {shown.map((operator) => (
          <option key={operator} value={operator}>
            {w.operators[operator]}
          </option>
        ))}
      </select>
      {!takesNoValue(row.operator) && (
        <Value id={id} element={element} row={row} onValues={(values) => onRow({ ...row, values })} />
      )}
      {!readOnly && (
        <button type="button" class="button small danger" aria-label={w.removeRow(number)} onClick={onRemove}>
          ×
        </button>
      )}
    </fieldset>
  )
}

interface ValueProps {
  id: string
  element: ReturnType<typeof namedQuestions>[number]['element']
  row: Row
  onValues: (values: RowValue[]) => void
}

const Value = ({ id, element, row, onValues }: ValueProps) => {
  const { say } = useBuilder()
  const w = words().conditions
  const { kind, options, special } = valuesOf(element)
  const [first] = row.values
  const choices = [
    ...options.map((option) => ({ value: option.value, label: say(option.text) || `${option.value}` })),
    ...special.map((value) => ({ value, label: w.special[value as keyof typeof w.special] })),
    ...(kind === 'yesno' ? [true, false].map((value) => ({ value, label: value ? w.yes : w.no })) : []),
  ]
  if (takesMany(row.operator) && choices.length > 0)
    return (
      <fieldset class="b-many">
        <legend class="visually-hidden">{w.values}</legend>
        {choices.map((choice) => (
          <label key={`${choice.value}`} class="check">
            <input
              type="checkbox"
              checked={row.values.some((value) => value === choice.value)}
              onChange={(event) =>
                onValues(
                  event.currentTarget.checked
                    ? [...row.values, choice.value]
                    : row.values.filter((value) => value !== choice.value),
                )
              }
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </fieldset>
    )
  if (choices.length > 0)
    return (
      <select
        class="select"
        aria-label={w.value}
        value={first === undefined ? '' : `${first}`}
        onChange={(event) => {
          const choice = choices.find((one) => `${one.value}` === event.currentTarget.value)
          onValues(choice ? [choice.value] : [])
        }}
      >
        <option value="">{w.chooseValue}</option>
        {first !== undefined && !choices.some((choice) => choice.value === first) && (
          <option value={`${first}`}>{w.unknown(`${first}`)}</option>
        )}
        {choices.map((choice) => (
          <option key={`${choice.value}`} value={`${choice.value}`}>
            {choice.label}
          </option>
        ))}
      </select>
    )
  return (
    <input
      id={`${id}.value`}
      class="input"
      aria-label={takesMany(row.operator) ? w.valuesByComma : w.value}
      autocomplete="off"
      value={row.values.join(', ')}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      onChange={(event) => {
        const parts = takesMany(row.operator)
          ? event.currentTarget.value.split(/[,，]\s*/)
          : [event.currentTarget.value]
        onValues(parts.filter((part) => part !== '').map((part) => read(part, kind === 'number')))
      }}
    />
  )
}

const read = (text: string, asNumber: boolean): RowValue => {
  const number = Number(text)
  return asNumber && text.trim() !== '' && Number.isFinite(number) ? number : text
}
