import { BOM, csvLine } from '../../domain/survey/export/csv.ts'
import { SHEET_FILE, SHEET_HEAD, SHEET_TAIL, sheetRow, workbookFiles } from '../../domain/survey/export/xlsx.ts'
import { type ZipState, zipFrom } from './work-zip.ts'

const MEDIA_TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl',
} as const
export type Format = keyof typeof MEDIA_TYPES

export const fileOf = (name: string, format: Format) => ({
  name: `${name}.${format}`,
  mediaType: MEDIA_TYPES[format],
})

/** A step's part of a table: its rows, each also as a line of JSON; `before`: how many came in earlier steps. */
interface Part {
  name: string
  format: Format
  headers: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  lines: readonly object[]
  before: number
  first: boolean
  last: boolean
}

/** Adds a part to the file that the earlier ones began; the bytes to put out now, and what the next part goes on from. */
export const addPart = (
  { name, format, headers, rows, lines, before, first, last }: Part,
  zip: ZipState,
): { output: string | Uint8Array; zip: ZipState } => {
  if (format === 'jsonl') return { output: lines.map((line) => `${JSON.stringify(line)}\n`).join(''), zip }
  if (format === 'csv') return { output: (first ? BOM + csvLine(headers) : '') + rows.map(csvLine).join(''), zip }
  const packing = zipFrom(zip)
  if (first) {
    for (const [path, content] of workbookFiles(name)) packing.file(path, content)
    packing.open(SHEET_FILE)
    packing.write(SHEET_HEAD + sheetRow(headers, 1))
  }
  // The header is the first row of the sheet.
  packing.write(rows.map((row, at) => sheetRow(row, before + at + 2)).join(''))
  if (last) {
    packing.write(SHEET_TAIL)
    packing.close()
    packing.end()
  }
  const { output, state } = packing.result()
  return { output, zip: state }
}
