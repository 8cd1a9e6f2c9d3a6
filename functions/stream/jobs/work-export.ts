import type { Definition } from '../../contract/survey/definition.ts'
import type { StaffResponse } from '../../contract/survey/response.ts'
import { codebookOf } from '../../domain/survey/export/codebook.ts'
import { BOM, csvLine, dataLine } from '../../domain/survey/export/csv.ts'
import { jsonLine } from '../../domain/survey/export/json-lines.ts'
import { type Layout, layoutOf, type Wording } from '../../domain/survey/export/layout.ts'
import { dataOf, syntaxOf, variablesOf, widthsAfter } from '../../domain/survey/export/spss.ts'
import {
  SHEET_FILE,
  SHEET_HEAD,
  SHEET_TAIL,
  sheetRow,
  workbookFiles,
  XLSX_ROWS,
} from '../../domain/survey/export/xlsx.ts'
import { staffResponse } from '../../domain/survey/life/views.ts'
import { regionPath } from '../../runtime/regions.ts'
import type { Tables } from '../../store/client.ts'
import { zoneOf } from '../../store/sites.ts'
import { getDefinition } from '../../store/survey/definitions.ts'
import { kind } from './work-kind.ts'
import { pagesOf, type Reading, surveyOf } from './work-responses.ts'
import { MOST_BYTES, NEW_ZIP, type ZipState, zipFrom } from './work-zip.ts'

interface State extends Reading {
  /** What came later is not of this export, so that a piece made twice is the same. */
  asOf: number
  versions: number
  rows: number
  zip: ZipState
  /** Of SPSS's variables. */
  widths: number[] | undefined
}

interface Table {
  versions: ReadonlyMap<number, Definition>
  layout: Layout
}

/** Steps of a job come one after the other, mostly to the same function: it compiles the columns once. */
let last: { key: string; table: Table } | null = null

const tableOf = async (
  tables: Tables,
  activityId: string,
  versions: number,
  { language, zone }: Wording,
): Promise<Table> => {
  const key = `${activityId} ${versions} ${language} ${zone}`
  if (last?.key === key) return last.table
  const all = new Map<number, Definition>()
  for (let version = 1; version <= versions; version++) {
    const definition = await getDefinition(tables, activityId, version)
    if (definition) all.set(version, definition)
  }
  const table = { versions: all, layout: layoutOf(all, { language, zone }, regionPath) }
  last = { key, table }
  return table
}

const DATA_FILE = 'data.csv'
const FILES = {
  csv: { name: 'responses.csv', mediaType: 'text/csv;charset=utf-8' },
  xlsx: { name: 'responses.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  jsonl: { name: 'responses.jsonl', mediaType: 'application/jsonl' },
  spss: { name: 'spss.zip', mediaType: 'application/zip' },
  codebook: { name: 'codebook.csv', mediaType: 'text/csv;charset=utf-8' },
} as const

/** All responses as a file, a step's pages at a time and none kept. */
export const surveyExport = kind<'survey.export', State>(async ({ tables, siteId, now }, request, before) => {
  const { activityId, format, language } = request
  const survey = await surveyOf(tables, activityId)
  if (!survey) return { problem: 'not-found' }
  const versions = before?.versions ?? survey.asked.version
  const table = await tableOf(tables, activityId, versions, { language, zone: await zoneOf(tables, siteId) })
  const file = FILES[format]
  if (format === 'codebook') return { state: null, done: 1, total: 1, output: codebookOf(table.versions), file }

  const asOf = before?.asOf ?? now()
  const responses: StaffResponse[] = []
  const reading = await pagesOf(tables, activityId, before, (response) => {
    if ((response.countedAt ?? response.receivedAt) < asOf && response.version <= versions)
      responses.push(staffResponse(response))
  })
  const rows = (before?.rows ?? 0) + responses.length
  const piece = write(
    format,
    table,
    responses,
    { first: before === null, last: reading.next === null, rows: before?.rows ?? 0 },
    before ?? undefined,
  )
  if (format === 'xlsx' && rows >= XLSX_ROWS) return { problem: 'too_many_rows' }
  if (piece.zip.at > MOST_BYTES || piece.zip.files.some(({ size }) => size > MOST_BYTES))
    return { problem: 'too_large' }
  const { done, total } = reading
  if (reading.next === null) return { state: null, done: total, total, output: piece.output, file }
  return {
    state: { ...reading, asOf, versions, rows, zip: piece.zip, widths: piece.widths },
    done,
    total,
    output: piece.output,
  }
})

const write = (
  format: 'csv' | 'xlsx' | 'jsonl' | 'spss',
  { versions, layout }: Table,
  responses: readonly StaffResponse[],
  { first, last, rows }: { first: boolean; last: boolean; rows: number },
  { zip: before, widths }: Pick<State, 'zip' | 'widths'> = { zip: NEW_ZIP, widths: undefined },
): { output: Buffer | string } & Pick<State, 'zip' | 'widths'> => {
  if (format === 'jsonl') return { output: responses.map(jsonLine).join(''), zip: before, widths }
  if (format === 'csv') {
    const head = first ? BOM + csvLine(layout.headers) : ''
    return { output: head + responses.map((each) => csvLine(layout.rowOf(each))).join(''), zip: before, widths }
  }
  const zip = zipFrom(before)
  if (format === 'xlsx') {
    if (first) {
      for (const [name, text] of workbookFiles('responses')) zip.file(name, text)
      zip.open(SHEET_FILE)
      zip.write(SHEET_HEAD + sheetRow(layout.headers, 1))
    }
    zip.write(responses.map((each, at) => sheetRow(layout.rowOf(each), rows + at + 2)).join(''))
    if (last) zip.write(SHEET_TAIL)
    if (last) zip.close()
  } else {
    const variables = variablesOf(layout)
    if (first) {
      zip.file('codebook.csv', codebookOf(versions))
      zip.open(DATA_FILE)
      zip.write(BOM + csvLine(variables.map(({ name }) => name)))
    }
    const data = responses.map((each) => dataOf(variables, layout.rowOf(each)))
    widths = widthsAfter(variables, data, widths)
    zip.write(data.map(dataLine).join(''))
    if (last) {
      zip.close()
      zip.file('read-data.sps', BOM + syntaxOf(variables, widths, DATA_FILE))
    }
  }
  if (last) zip.end()
  const { state, output } = zip.result()
  return { output, zip: state, widths }
}
