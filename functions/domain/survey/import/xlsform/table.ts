import { clean } from '../../../../contract/clean.ts'

/** A cell as a spreadsheet reader gives it. */
export type Cell = string | number | boolean | Date | null | undefined
export type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>

export type XlsformReason =
  /** a kind of question the platform does not have; the row is left out, a group with all it holds */
  | 'unknown-type'
  /** the platform does nothing like it */
  | 'unsupported'
  /** how it looks is the platform's to decide */
  | 'looks'
  /** collected by an app about its device or its user: the platform asks for nothing it does not show */
  | 'metadata'
  | 'invalid-value'
  | 'invalid-expression'
  /** a pattern that is none, or that no engine runs in time linear in the text */
  | 'pattern'
  /** a list of options that is not on the sheet of choices */
  | 'unknown-list'
  /** a group that begins and never ends, or ends and never began */
  | 'unbalanced'

/** Something that was not taken over. `row` as the spreadsheet counts, from 1; 0: the whole sheet. */
export interface XlsformNote {
  sheet: string
  row: number
  column: string
  reason: XlsformReason
}

/** A row by the names of its columns; empty cells are not there. */
export interface Row {
  row: number
  cells: ReadonlyMap<string, string>
}

const textOf = (cell: Cell): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : clean(String(cell))

/** `Label : English (en)`, `label::English (en)`: one spelling, the language's own left as it is. */
const heading = (text: string): string => {
  const [first = '', ...rest] = text
    .slice(0, LONGEST_HEADING)
    .split(/::?/)
    .map((part) => part.trim())
  const name = first.toLowerCase().replaceAll(/[\s-]+/g, '_')
  return [NAMES[name] ?? name, ...rest].join('::')
}
/** In characters; it is read again with each cell below. */
const LONGEST_HEADING = 200
const NAMES: Record<string, string> = {
  list: 'list_name',
  relevance: 'relevant',
  readonly: 'read_only',
  calculate: 'calculation',
  constraint_msg: 'constraint_message',
  title: 'form_title',
}

const MOST_SURVEY_ROWS = 5_000
const MOST_CELLS = 1_000_000
/** Characters, counted in each cell: a workbook holds a text once that stands in many. */
const MOST_CHARACTERS = 20_000_000

/** Whether a workbook holds more than a survey can, empty cells included. */
export const isTooLarge = (sheets: Sheets): boolean => {
  let [cells, characters] = [0, 0]
  for (const [name, rows] of Object.entries(sheets)) {
    if (name.trim().toLowerCase() === 'survey' && rows.length > MOST_SURVEY_ROWS) return true
    for (const row of rows) {
      cells += row.length
      if (cells > MOST_CELLS) return true
      for (const cell of row) characters += typeof cell === 'string' ? cell.length : 0
    }
  }
  return characters > MOST_CHARACTERS
}

export const rowsOf = (sheets: Sheets, sheet: string): Row[] => {
  const key = Object.keys(sheets).find((name) => name.trim().toLowerCase() === sheet)
  const [headings = [], ...rows] = (key === undefined ? undefined : sheets[key]) ?? []
  const names = headings.map((cell) => heading(textOf(cell)))
  return rows.flatMap((cells, at) => {
    const entries = names.flatMap((name, column): [string, string][] => {
      const text = textOf(cells[column])
      return name && text ? [[name, text]] : []
    })
    return entries.length ? [{ row: at + 2, cells: new Map(entries) }] : []
  })
}

const LANGUAGES: Record<string, string> = {
  ...{ english: 'en', 中文: 'zh-CN', 汉语: 'zh-CN', chinese: 'zh-CN', zh: 'zh-CN', 'zh-cn': 'zh-CN' },
  ...{
    français: 'fr',
    french: 'fr',
    español: 'es',
    spanish: 'es',
    русский: 'ru',
    russian: 'ru',
    العربية: 'ar',
    arabic: 'ar',
  },
}

/**
 * Codes for the languages of one form, one for each name that it gives one: two names are two languages, also where neither is
 * known, or where both claim the same code.
 */
export const createLanguages = (): ((name: string) => string) => {
  const codes = new Map<string, string>()
  return (name) => {
    const key = name.trim().toLowerCase()
    const known = codes.get(key)
    if (known !== undefined) return known
    const wanted = languageOf(name)
    const others = new Set(codes.values())
    let code = wanted
    for (let count = 2; others.has(code); count++)
      code = wanted.includes('-x-') ? `${wanted}-${count}` : `${wanted}-x-${count}`
    codes.set(key, code)
    return code
  }
}

/** BCP 47 of `English (en)`, `en` or `English`; a name nobody knows is kept as a private tag. */
export const languageOf = (name: string): string => {
  const code = /\(([A-Za-z-]+)\)\s*$/.exec(name)?.[1] ?? name.trim()
  const known = LANGUAGES[code.toLowerCase()]
  if (known) return known
  if (/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/i.test(code)) return code
  const letters = code.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8)
  return `und-x-${letters || 'other'}`
}
