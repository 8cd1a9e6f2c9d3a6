import type { CommentRecord } from '../domain/solicitation/comment.ts'
import { numbersOf, staffColumns } from '../domain/solicitation/export.ts'
import { BOM, csvLine } from '../domain/survey/export/csv.ts'
import { SHEET_FILE, SHEET_HEAD, SHEET_TAIL, sheetRow, workbookFiles } from '../domain/survey/export/xlsx.ts'
import { commentPage } from '../store/solicitation/comments.ts'
import { progressOf } from '../store/solicitation/counts.ts'
import { getSolicitation, withParts } from '../store/solicitation/solicitations.ts'
import { kind } from './work-kind.ts'
import { NEW_ZIP, type ZipState, zipFrom } from './work-zip.ts'

interface State {
  next: string
  done: number
  total: number
  /** What came later is not of this export. */
  asOf: number
  zip: ZipState
}

/** Pages of one step: some megabytes. */
const PAGES = 8

const FILES = {
  csv: { name: 'comments.csv', mediaType: 'text/csv;charset=utf-8' },
  xlsx: { name: 'comments.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  jsonl: { name: 'comments.jsonl', mediaType: 'application/jsonl' },
} as const

/** All comments as a file, a step's pages at a time and none kept. */
export const exportComments = kind<'solicitation.export', State>(async ({ tables, now }, request, before) => {
  const { activityId, format } = request
  const head = await getSolicitation(tables, activityId)
  if (!head) return { problem: 'not-found' }
  const { parts } = await withParts(tables, head)
  const asOf = before?.asOf ?? now()
  const total =
    before?.total ?? (await progressOf(tables, activityId, parts)).reduce((sum, { received }) => sum + received, 0)
  const comments: CommentRecord[] = []
  let next: string | null = before?.next ?? '0'
  for (let page = 0; page < PAGES && next !== null; page++) {
    const read: Awaited<ReturnType<typeof commentPage>> = await commentPage(tables, activityId, next)
    comments.push(...read.comments.filter(({ sentAt }) => sentAt < asOf))
    next = read.next
  }
  const columns = staffColumns(numbersOf(parts))
  const rows = comments.map((comment) => columns.map(([, read]) => read(comment)))
  const headers = columns.map(([header]) => header)
  const first = before === null
  const done = (before?.done ?? 0) + comments.length
  const file = FILES[format]
  if (format !== 'xlsx') {
    const lines = format === 'csv' ? rows.map(csvLine) : rows.map((row) => jsonLine(headers, row))
    const output = (first && format === 'csv' ? BOM + csvLine(headers) : '') + lines.join('')
    if (next === null) return { state: null, done, total: done, output, file }
    return { state: { next, done, total, asOf, zip: NEW_ZIP }, done, total: Math.max(total, done), output }
  }
  const zip = zipFrom(before?.zip ?? NEW_ZIP)
  if (first) {
    for (const [name, text] of workbookFiles('comments')) zip.file(name, text)
    zip.open(SHEET_FILE)
    zip.write(SHEET_HEAD + sheetRow(headers, 1))
  }
  zip.write(rows.map((row, at) => sheetRow(row, (before?.done ?? 0) + at + 2)).join(''))
  if (next === null) {
    zip.write(SHEET_TAIL)
    zip.close()
    zip.end()
  }
  const { state, output } = zip.result()
  if (next === null) return { state: null, done, total: done, output, file }
  return { state: { next, done, total, asOf, zip: state }, done, total: Math.max(total, done), output }
})

const jsonLine = (headers: readonly string[], row: readonly (string | number)[]): string =>
  `${JSON.stringify(Object.fromEntries(headers.map((header, at) => [header, row[at]])))}\n`
