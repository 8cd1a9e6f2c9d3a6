import type { Definition } from '../../../contract/survey/definition.ts'
import type { StaffResponse } from '../../../contract/survey/response.ts'
import type { Plain } from '../expression/index.ts'
import { type Cell, type Column, columnsOf } from './columns.ts'

/** Tells a spreadsheet that the file is UTF-8; without it, Excel reads Chinese as something else. */
const BOM = '\uFEFF'

const META: [header: string, read: (response: StaffResponse) => Cell][] = [
  ['id', ({ id }) => id],
  ['version', ({ version }) => version],
  ['language', ({ lang }) => lang],
  ['channel', ({ channel }) => channel],
  ['startedAt', ({ startedAt }) => new Date(startedAt).toISOString()],
  ['receivedAt', ({ receivedAt }) => new Date(receivedAt).toISOString()],
  ['tookMs', ({ signals }) => signals.tookMs],
  ['changes', ({ signals }) => signals.changes],
  ['automated', ({ signals }) => (signals.automated ? 1 : 0)],
]

type Responses = Iterable<StaffResponse> | AsyncIterable<StaffResponse>

/**
 * Responses as CSV, a line at a time and none kept. Versions are joined by the ids of their questions and options: first the
 * columns of the newest, then what only earlier ones asked. `head`: false for what is appended to an earlier piece.
 */
export async function* toCsv(
  versions: ReadonlyMap<number, Definition>,
  language: string,
  responses: Responses,
  head = true,
): AsyncGenerator<string> {
  const byVersion = new Map(
    [...versions].map(([version, definition]) => [version, columnsOf(definition, language)] as const),
  )
  const headers = new Map<string, string>()
  for (const version of [...byVersion.keys()].sort((a, b) => b - a))
    for (const { key, header } of byVersion.get(version) ?? []) if (!headers.has(key)) headers.set(key, header)
  if (head) yield BOM + line([...META.map(([header]) => header), ...headers.values()])
  const readers = new Map([...byVersion].map(([version, columns]) => [version, reader(columns)]))
  for await (const response of responses) {
    const read = readers.get(response.version)
    const cells = [...headers.keys()].map((key) => read?.(key, response.answers) ?? '')
    yield line([...META.map(([, of]) => of(response)), ...cells])
  }
}

const reader = (columns: readonly Column[]) => {
  const byKey = new Map(columns.map((column) => [column.key, column]))
  return (key: string, answers: Plain): Cell => byKey.get(key)?.read(answers) ?? ''
}

const line = (cells: readonly Cell[]): string => `${cells.map(cell).join()}\r\n`

/** A text that begins like this is run as a formula by spreadsheets, with whatever its author wanted of the official's computer. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

const cell = (value: Cell): string => {
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
