import type { Sheet } from 'read-excel-file/universal'
import type { Definition } from '#contract/survey/definition.ts'
import { importOutline } from '#domain/survey/import/outline.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { type Cell, importXlsform } from '#domain/survey/import/xlsform/index.ts'
import { newId } from '../../session/new-id.ts'
import { words } from '../words.ts'
import { isOldWorkbook } from './old-workbook.ts'

export const FORMATS = ['outline', 'surveyjs', 'xlsform'] as const
export type ImportFormat = (typeof FORMATS)[number]

/** Something of the file that was not taken over: where it stands there, and why. */
interface NotTaken {
  place: string
  reason: string
  text?: string
}

export type Read =
  | { ok: true; definition: Definition; notes: NotTaken[] }
  | { ok: false; reason: 'not-json' | 'not-a-survey' | 'not-a-workbook' | 'old-workbook' | 'too-large' | 'no-question' }

export const readOutline = (source: string, language: string): Read => {
  const read = importOutline(source, { newId, language })
  if (!read.ok) return read
  const notes = read.notes.map(({ line, reason, text }) => ({ place: words().import.line(line), reason, text }))
  return { ok: true, definition: read.definition, notes }
}

export const readSurveyJS = (source: string, language: string): Read => {
  let json: unknown
  try {
    json = JSON.parse(source)
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  const read = importSurveyJS(json, { newId, language })
  if (!read.ok) return read
  return {
    ok: true,
    definition: read.definition,
    notes: read.notes.map(({ path, reason }) => ({ place: path, reason })),
  }
}

export const readXlsform = async (file: Blob, language: string): Promise<Read> => {
  if (await isOldWorkbook(file)) return { ok: false, reason: 'old-workbook' }
  const [{ default: readWorkbook }, { boundedWorkbook }] = await Promise.all([
    import('read-excel-file/universal'),
    import('./bounded-workbook.ts'),
  ])
  let sheets: Sheet[]
  try {
    const bounded = boundedWorkbook(new Uint8Array(await file.arrayBuffer()))
    if (!bounded) return { ok: false, reason: 'too-large' }
    sheets = await readWorkbook(new Blob([bounded]))
  } catch (error) {
    console.warn(error)
    return { ok: false, reason: 'not-a-workbook' }
  }
  const read = importXlsform(Object.fromEntries(sheets.map(toRows)), { newId, language })
  if (!read.ok) return read
  const notes = read.notes.map(({ sheet, row, column, reason }) => ({
    place: row === 0 ? sheet : `${sheet} ${row} ${column}`,
    reason,
  }))
  return { ok: true, definition: read.definition, notes }
}

/** Dates come as dates, though the reader's types say otherwise. */
const toRows = ({ sheet, data }: Sheet): [string, Cell[][]] => [
  sheet,
  data.map((row) => row.map((cell): Cell => (typeof cell === 'function' ? null : cell))),
]
