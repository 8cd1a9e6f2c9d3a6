import type { Cell } from './columns.ts'

/** Tells a spreadsheet that the file is UTF-8; without it, Excel reads Chinese as something else. */
export const BOM = '\uFEFF'

/** A line for a spreadsheet, which shows every text as it is and runs none. */
export const csvLine = (cells: readonly Cell[]): string => lineOf(cells, (text) => isFormula(text) || isNumeral(text))

/** A line for a program that is told the type of each column: digits stay digits, and still nothing runs in a spreadsheet. */
export const dataLine = (cells: readonly Cell[]): string => lineOf(cells, isFormula)

/** Spaces and what cannot be seen: some spreadsheets drop them before they look at a cell. */
const LEADING = '^[\\s\\p{DI}\\p{Cc}\\p{Z}]*'
/** A text that begins like this is run as a formula by spreadsheets, with whatever its author wanted of the official's computer. */
const FORMULA = new RegExp(`${LEADING}[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\\t\\r\\n]`, 'u')
const isFormula = (text: string): boolean => FORMULA.test(text)

/**
 * Digits that a spreadsheet takes for a number and does not give back: with zeros in front, more than 11 of them (shown as a
 * power of ten, and beyond 15 with other digits), or with an e among them, as in the id 12e5.
 */
const NUMERAL = /^[\s\p{DI}]*(?:0\d[\d.]*|\d{12,}|\d[\d.]*e\d+)\s*$/iu
const isNumeral = (text: string): boolean => NUMERAL.test(text)

const lineOf = (cells: readonly Cell[], isUnsafe: (text: string) => boolean): string =>
  `${cells.map((value) => (typeof value === 'number' ? String(value) : quoted(value, isUnsafe))).join()}\r\n`

/** The apostrophe is how people tell a spreadsheet that a cell is a text. */
const quoted = (value: string, isUnsafe: (text: string) => boolean): string => {
  const safe = isUnsafe(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
