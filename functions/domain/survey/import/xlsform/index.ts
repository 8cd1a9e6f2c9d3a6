import * as v from 'valibot'
import { isSafeKey, MAX_ELEMENTS, MAX_NESTING, MAX_TEXT } from '../../../../contract/survey/common.ts'
import {
  type CalculatedValue,
  type Definition,
  definition,
  type Element,
  element as elementSchema,
  type Page,
} from '../../../../contract/survey/definition.ts'
import { COLUMNS, KINDS, METADATA, READ, SHEETS, splitType } from './kinds.ts'
import { createReader } from './reader.ts'
import { isTooLarge, languageOf, type Row, rowsOf, type Sheets, type XlsformNote } from './table.ts'

export type { Cell, Sheets } from './table.ts'
export type Xlsformed =
  | { ok: true; definition: Definition; notes: XlsformNote[] }
  | { ok: false; reason: 'not-a-survey' | 'too-large' }

/** A group or a repeat while its rows are read. */
interface Open {
  row: Row
  type: 'group' | 'repeat'
  name: string
  elements: Element[]
}

/**
 * An XLSForm (xlsform.org) as a definition: the sheets of the workbook as its reader gives them, dates as `Date`. What was not
 * taken over is in `notes`, by sheet, row and column; nothing is dropped in silence. A group at the top is a page.
 */
export const importXlsform = (
  sheets: Sheets,
  { newId, language }: { newId: () => string; language: string },
): Xlsformed => {
  if (isTooLarge(sheets)) return { ok: false, reason: 'too-large' }
  // A row that is switched off is as good as not there.
  const rows = rowsOf(sheets, 'survey').filter(
    ({ cells }) => !/^(yes|true(\(\))?|1)$/i.test(cells.get('disabled') ?? ''),
  )
  const settings = rowsOf(sheets, 'settings')[0]?.cells
  const base = baseOf(rows, settings?.get('default_language')) ?? language
  const reader = createReader({ sheets, rows, base, newId })
  const { notes, languages, note, calculation, shown, toElement } = reader
  const calculated: CalculatedValue[] = []
  const top: { page: Page; own: boolean }[] = []
  const open: Open[] = []
  let skipped = 0
  const place = (row: Row, made: Element) => {
    const read = v.safeParse(elementSchema, made)
    const holder = open.at(-1)
    const last = top.at(-1)
    const beside = holder?.elements ?? (last && !last.own ? (last.page.elements ?? []) : null)
    // Beyond a limit of the platform: this is left out and said, the rest is read.
    if (!read.success || (beside ?? top).length >= MAX_ELEMENTS) return note(row, 'type', 'invalid-value')
    const element = read.output
    if (beside) return void beside.push(element)
    top.push({ page: { id: newId(), name: `page${top.length + 1}`, elements: [element] }, own: false })
  }
  const close = ({ row, type, name, elements }: Open) => {
    const { cells } = row
    if (type === 'repeat') {
      const { title, description, visibleIf, id } = shown(row, name)
      const times = cells.get('repeat_count')
      const fixed = times !== undefined && /^\d+$/.test(times) ? Number(times) : undefined
      const count = fixed !== undefined && fixed <= MAX_ENTRIES ? fixed : undefined
      if (times !== undefined && count === undefined)
        note(row, 'repeat_count', fixed === undefined ? 'unsupported' : 'invalid-value')
      return place(row, {
        type: 'paneldynamic',
        ...{ id, name, templateElements: elements },
        ...(title ? { title } : {}),
        ...(description ? { description } : {}),
        ...(visibleIf ? { visibleIf } : {}),
        ...(count === undefined ? {} : { panelCount: count, minPanelCount: count, maxPanelCount: count }),
      })
    }
    if (open.length) return place(row, { type: 'panel', ...shown(row, name), elements })
    if (top.length >= MAX_ELEMENTS) return note(row, 'type', 'invalid-value')
    top.push({ page: { ...shown(row, name), elements }, own: true })
  }

  for (const row of rows) {
    const { cells } = row
    const { first } = splitType(cells.get('type') ?? '')
    const named = cells.get('name') ?? ''
    const name = isSafeKey(named) ? named : ''
    if (skipped) {
      skipped += first.startsWith('begin_') ? 1 : first.startsWith('end_') ? -1 : 0
      continue
    }
    if (name !== named) note(row, 'name', 'invalid-value')
    const kind = Object.hasOwn(KINDS, first) ? KINDS[first] : undefined
    const effective = COLUMNS[kind?.as ?? first]
    for (const column of cells.keys()) {
      const [plain = ''] = column.split('::')
      // Also where a kind of row has no use of what another has.
      if (!READ.has(plain) || (effective && !effective.includes(plain) && !SAYS_NO.test(cells.get(column) ?? '')))
        note(row, column, 'unsupported')
    }
    if (first === 'begin_group' || first === 'begin_repeat') {
      if (cells.get('appearance')) note(row, 'appearance', 'looks')
      if (open.length >= MAX_NESTING - 2) {
        note(row, 'type', 'unsupported')
        skipped = 1
      } else
        open.push({
          row,
          type: first === 'begin_group' ? 'group' : 'repeat',
          name: name || `group${row.row}`,
          elements: [],
        })
      continue
    }
    if (first === 'end_group' || first === 'end_repeat') {
      const ended = open.pop()
      if (ended) close(ended)
      if (!ended || !first.endsWith(ended.type)) note(row, 'type', 'unbalanced')
      continue
    }
    if (!kind) note(row, 'type', METADATA.has(first) ? 'metadata' : 'unknown-type')
    else if (kind.as !== 'calculate') place(row, toElement(row, name || `question${row.row}`, kind))
    // A value of each entry of a repeat: ours are values of the whole.
    else if (open.some(({ type }) => type === 'repeat')) note(row, 'calculation', 'unsupported')
    else {
      // It is calculated also where the group it stands in is not asked.
      if (!cells.has('relevant') && open.some((group) => group.row.cells.has('relevant')))
        note(row, 'relevant', 'unsupported')
      if (!named) note(row, 'name', 'invalid-value')
      const value = calculation(row, name)
      if (value && name) calculated.push({ id: newId(), name, expression: value, includeIntoResult: true })
    }
  }
  for (let left = open.pop(); left; left = open.pop()) {
    note(left.row, 'type', 'unbalanced')
    close(left)
  }
  for (const column of settings?.keys() ?? [])
    if (!['form_title', 'default_language', 'form_id', 'version'].includes(column.split('::')[0] ?? ''))
      notes.push({ sheet: 'settings', row: 2, column, reason: 'unsupported' })

  for (const sheet of SHEETS)
    if (rowsOf(sheets, sheet).length) notes.push({ sheet, row: 0, column: '', reason: 'unsupported' })
  for (const { row, cells } of rowsOf(sheets, 'choices'))
    for (const column of cells.keys())
      if (/^(?:media|image|audio|video|big[-_]image)(?:::|$)/.test(column))
        notes.push({ sheet: 'choices', row, column, reason: 'unsupported' })

  const given = settings?.get('form_title')
  const title = given && given.length <= MAX_TEXT ? given : undefined
  if (given && !title) notes.push({ sheet: 'settings', row: 2, column: 'form_title', reason: 'invalid-value' })
  languages.delete(base)
  const found = v.safeParse(definition, {
    languages: [base, ...languages],
    ...(title ? { title: { [base]: title } } : {}),
    pages: top.map(({ page }) => page),
    ...(calculated.length ? { calculatedValues: calculated } : {}),
  })
  return found.success && top.length
    ? { ok: true, definition: found.output, notes }
    : { ok: false, reason: 'not-a-survey' }
}

/** Entries of a repeat, as the platform takes them. */
const MAX_ENTRIES = 1_000
/** A cell that asks for nothing. */
const SAYS_NO = /^(no|false(\(\))?|0)$/i

/** The language named as the form's own; else that of its first label, where all labels name one. */
const baseOf = (rows: readonly Row[], named: string | undefined): string | undefined => {
  if (named) return languageOf(named)
  const labels = rows.flatMap(({ cells }) => [...cells.keys()].filter((name) => /^label(::|$)/.test(name)))
  if (labels.includes('label')) return undefined
  const first = labels[0]?.split('::')[1]
  return first && languageOf(first)
}
