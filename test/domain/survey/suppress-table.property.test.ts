import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from '#domain/hash.ts'
import { suppressTable } from '#domain/survey/results/suppress-table.ts'

const rank = (row: number, column: number) => hashOf(`salt ${row} ${column}`)
const THRESHOLD = 3

const tableOf = (cells: number[][]) => ({
  cells,
  rows: cells.map((row) => row.reduce((sum, each) => sum + each, 0)),
  columns: (cells[0] ?? []).map((_, x) => cells.reduce((sum, row) => sum + (row[x] ?? 0), 0)),
  total: cells.flat().reduce((sum, each) => sum + each, 0),
})

/** Every table of this size that shows just what is shown: what a reader who tries them all is left with. */
const candidates = (shown: ReturnType<typeof suppressTable>, most: number): number[][][] => {
  const flat = shown.cells.flat()
  const width = shown.columns.length
  const found: number[][][] = []
  const fill = (at: number, cells: number[]) => {
    if (at === flat.length) {
      const rows = shown.cells.map((_, y) => cells.slice(y * width, (y + 1) * width))
      const table = tableOf(rows)
      const agrees = (a: readonly number[], b: readonly (number | null)[]) =>
        a.every((value, index) => (b[index] === null ? value > 0 : b[index] === value))
      if (
        agrees(table.rows, shown.rows) &&
        agrees(table.columns, shown.columns) &&
        agrees([table.total], [shown.total])
      )
        found.push(rows)
      return
    }
    const known = flat[at]
    if (known !== null && known !== undefined) return fill(at + 1, [...cells, known])
    for (let value = 1; value <= most; value++) fill(at + 1, [...cells, value])
  }
  fill(0, [])
  return found
}

describe('[Q5] a table of two questions', () => {
  it('shows the truth or nothing, and every hidden count might be the threshold or more', () => {
    const cells = fc.array(fc.array(fc.nat(6), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(cells, (numbers) => {
        const table = tableOf(numbers)
        const shown = suppressTable(table, THRESHOLD, rank)
        const pairs = [
          ...table.cells.flatMap((row, y) => row.map((value, x) => [value, shown.cells[y]?.[x]] as const)),
          ...table.rows.map((value, y) => [value, shown.rows[y]] as const),
          ...table.columns.map((value, x) => [value, shown.columns[x]] as const),
        ]
        for (const [value, seen] of pairs) {
          if (seen !== null) expect(seen).toBe(value)
          if (value > 0 && value < THRESHOLD) expect(seen).toBeNull()
        }
        if (shown.total === null) return
        const possible = candidates(shown, 8)
        for (const [y, row] of shown.cells.entries())
          for (const [x, seen] of row.entries()) {
            if (seen !== null) continue
            const values = possible.map((rows) => rows[y]?.[x] ?? 0)
            expect(Math.max(...values)).toBeGreaterThanOrEqual(THRESHOLD)
            expect(Math.min(...values)).toBeLessThan(Math.max(...values))
          }
      }),
      { numRuns: 300 },
    )
  })

  it('hides no more than it must: a table without small counts is shown whole', () => {
    const table = tableOf([
      [10, 20, 0],
      [30, 40, 5],
    ])
    expect(suppressTable(table, 5, rank)).toEqual(table)
  })

  it('of fewer people than the threshold is hidden whole', () => {
    expect(suppressTable(tableOf([[1, 1]]), 3, rank)).toEqual({
      ...{ cells: [[null, null]], rows: [null], columns: [null, null], total: null },
    })
  })
})
