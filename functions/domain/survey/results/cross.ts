import type { CrossTable, Filter } from '../../../contract/survey/cross.ts'
import type { Marks } from '../tally/index.ts'
import { passes, valuesOf } from './dimension.ts'
import { suppressTable } from './suppress-table.ts'
import { stepText, WIDTH_BINS, widen } from './widen.ts'

export interface Crossed {
  /** By row, then by column. */
  cells: Record<string, Record<string, number>>
  rows: Record<string, number>
  columns: Record<string, number>
  total: number
  filtered: number
}

export const NOTHING_CROSSED: Crossed = { cells: {}, rows: {}, columns: {}, total: 0, filtered: 0 }

export interface Cross {
  rows: string
  columns: string
  filters: readonly Filter[]
}

/** Counts a response in, in place: a table of 200,000 responses is not made 200,000 times. */
export const crossIn = (counts: Crossed, { rows, columns, filters }: Cross, marks: Marks): void => {
  if (!passes(marks, filters)) return
  counts.filtered++
  const [own, other] = [new Set(valuesOf(marks, rows)), new Set(valuesOf(marks, columns))]
  if (own.size === 0 || other.size === 0) return
  counts.total++
  for (const column of other) counts.columns[column] = (counts.columns[column] ?? 0) + 1
  for (const row of own) {
    counts.rows[row] = (counts.rows[row] ?? 0) + 1
    counts.cells[row] ??= {}
    const cells = counts.cells[row]
    for (const column of other) cells[column] = (cells[column] ?? 0) + 1
  }
}

/** The table as it may be seen: cells below the threshold are suppressed, with what would give them away. */
export const crossTable = (counts: Crossed, threshold: number, rank: (key: string) => number): CrossTable => {
  const rows = steps(counts.rows)
  const columns = steps(counts.columns)
  const sum = (of: Readonly<Record<string, number>>, names: readonly string[]) =>
    names.reduce((total, name) => total + (of[name] ?? 0), 0)
  const shown = suppressTable(
    {
      cells: rows.map((row) =>
        columns.map((column) => row.of.reduce((total, name) => total + sum(counts.cells[name] ?? {}, column.of), 0)),
      ),
      rows: rows.map(({ of }) => sum(counts.rows, of)),
      columns: columns.map(({ of }) => sum(counts.columns, of)),
      total: counts.total,
    },
    threshold,
    (row, column) => rank(`${rows[row]?.name} ${columns[column]?.name}`),
  )
  return {
    rows: rows.map(({ name }) => name),
    columns: columns.map(({ name }) => name),
    cells: shown.cells,
    rowTotals: shown.rows,
    columnTotals: shown.columns,
    total: shown.total,
    filtered: counts.filtered > 0 && counts.filtered < threshold ? null : counts.filtered,
  }
}

interface Line {
  name: string
  /** The values that are counted in it. */
  of: readonly string[]
}

/** Values in order; numbers in few, wide steps, each named by where it begins and ends. */
const steps = (counts: Readonly<Record<string, number>>): Line[] => {
  const names = Object.keys(counts)
  const numbers = names.filter((name) => name.startsWith('#')).map((name) => Number(name.slice(1)))
  const words = names.filter((name) => !name.startsWith('#')).sort()
  numbers.sort((a, b) => a - b)
  const { step, values } = widen(
    numbers.map((value) => [value, 1]),
    WIDTH_BINS,
  )
  const starts = values.map(([from]) => from)
  const within = (value: number, at: number) => value >= (starts[at] ?? 0) && value < (starts[at + 1] ?? Infinity)
  return [
    ...words.map((name) => ({ name, of: [name] })),
    ...starts.map((from, at) => ({
      name: `#${stepText(from, step)}`,
      of: numbers.filter((value) => within(value, at)).map((value) => `#${value}`),
    })),
  ]
}
