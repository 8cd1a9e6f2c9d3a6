import type { Cell } from './columns.ts'

/** Tells a spreadsheet that the file is UTF-8; without it, Excel reads Chinese as something else. */
export const BOM = '\uFEFF'

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join()}\r\n`

/** A text that begins like this is run as a formula by spreadsheets, with whatever its author wanted of the official's computer. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const cell = (value: Cell): string => {
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
