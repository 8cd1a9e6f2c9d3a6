import type { CrossTable } from '#contract/survey/cross.ts'
import { useSurvey } from '../room.ts'
import { useAddress } from './address.ts'
import { Stacked } from './charts/Stacked.tsx'
import { circumstance, type DimensionChoice } from './dimensions.ts'
import { words } from './words.ts'

const SHOWN = ['none', 'row', 'column'] as const

interface TableProps {
  table: CrossTable
  rows: DimensionChoice | undefined
  columns: DimensionChoice | undefined
  threshold: number
}

const labelOf = (dimension: DimensionChoice | undefined, value: string): string => {
  if (value.startsWith('#')) return value.slice(1)
  return dimension?.options.find(({ id }) => id === value)?.label ?? circumstance(dimension?.id ?? '', value)
}

/** In the order the options were offered; what is none of them, such as a day or a number, as it came. */
const inOrder = (values: readonly string[], dimension: DimensionChoice | undefined): number[] => {
  const place = (value: string) => {
    const at = dimension?.options.findIndex(({ id }) => id === value) ?? -1
    return at < 0 ? Number.POSITIVE_INFINITY : at
  }
  return [...values.keys()].sort((a, b) => place(values[a] ?? '') - place(values[b] ?? '') || a - b)
}

/** The table with its rows and columns in their order. */
const ordered = (table: CrossTable, rows: readonly number[], columns: readonly number[]): CrossTable => {
  const pick = <T,>(list: readonly T[], places: readonly number[]): T[] =>
    places.flatMap((at) => list.slice(at, at + 1))
  return {
    ...table,
    rows: pick(table.rows, rows),
    columns: pick(table.columns, columns),
    cells: pick(table.cells, rows).map((line) => pick(line, columns)),
    rowTotals: pick(table.rowTotals, rows),
    columnTotals: pick(table.columnTotals, columns),
  }
}

export const Table = ({ table: given, rows, columns, threshold }: TableProps) => {
  const table = ordered(given, inOrder(given.rows, rows), inOrder(given.columns, columns))
  const { format } = useSurvey()
  const address = useAddress()
  const shown = SHOWN.find((each) => each === address.get('shown')) ?? 'none'
  const title = words().crossCaption(rows?.title ?? '', columns?.title ?? '')
  const number = (count: number | null | undefined) => (count == null ? '–' : format.number(count))
  const cell = (y: number, x: number) => {
    const count = table.cells[y]?.[x]
    const of = shown === 'row' ? table.rowTotals[y] : shown === 'column' ? table.columnTotals[x] : null
    if (shown === 'none' || count == null) return number(count)
    return of ? format.percent(count / of) : '–'
  }
  const options = table.columns.map((id) => ({ id, label: labelOf(columns, id) }))
  const whole = table.cells.every((line) => line.every((count) => count !== null))
  return (
    <div class="card stack">
      <p>{words().crossShown(number(table.total), number(table.filtered))}</p>
      <fieldset class="row">
        <legend class="visually-hidden">{words().percent.label}</legend>
        {SHOWN.map((each) => (
          <button
            type="button"
            key={each}
            class="button small"
            aria-pressed={each === shown}
            onClick={() => address.set({ shown: each === 'none' ? null : each })}
          >
            {words().percent[each]}
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="chart-scroll" aria-label={title} tabIndex={0}>
        <table class="data-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <td />
              {options.map(({ id, label }) => (
                <th scope="col" key={id}>
                  {label}
                </th>
              ))}
              <th scope="col">{words().total}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, y) => (
              <tr key={row}>
                <th scope="row">{labelOf(rows, row)}</th>
                {table.columns.map((column, x) => (
                  <td key={column}>{cell(y, x)}</td>
                ))}
                <td>{number(table.rowTotals[y])}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{words().total}</th>
              {table.columns.map((column, x) => (
                <td key={column}>{number(table.columnTotals[x])}</td>
              ))}
              <td>{number(table.total)}</td>
            </tr>
          </tbody>
        </table>
      </section>
      <p class="muted small">{words().suppressed(format.number(threshold))}</p>
      {whole && table.columns.length <= 8 && (
        <Stacked
          title={title}
          options={options}
          rows={table.rows.map((row, y) => ({
            ...{
              key: row,
              label: labelOf(rows, row),
              answered: (table.cells[y] ?? []).reduce<number>((sum, each) => sum + (each ?? 0), 0),
            },
            counts: (table.cells[y] ?? []).map((each) => each ?? 0),
          }))}
        />
      )}
    </div>
  )
}
