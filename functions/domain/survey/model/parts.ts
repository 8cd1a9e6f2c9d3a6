import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element, MatrixDropdown, MatrixDynamic, PanelDynamic } from '../../../contract/survey/definition.ts'
import { isEmpty, isPlain, type Plain, type Scope } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import { holds, result } from './compiled.ts'
import { type Asked, answerOf, type Node } from './node.ts'
import { DEFAULT_ROWS, MAX_ENTRIES, outline, type Place, type Setting, visibleItems } from './outline.ts'
import { entryScope, itemScope, type Row, rowScope } from './scopes.ts'

/** What a question holds that is made of questions: entries of a group, rows of a table, items of a multiple text. */
export function addParts(node: Node, holder: Element, place: Place, setting: Setting): void {
  if (isFormed(holder, 'group')) addEntries(node, holder, place, setting)
  else if (isFormed(holder, 'list')) addRows(node, holder, listRows(holder, answerOf(node)), place, setting)
  else if (isFormed(holder, 'table')) {
    const rows = visibleItems(holder.rows, holder.rowsVisibleIf, place.scope, setting)
    node.choices = rows
    addRows(node, holder, namedRows(rows, answerOf(node)), place, setting)
    node.gather = () => {
      const before = answerOf(node)
      const filled = node.children.filter((row) => !isEmpty(row.holder)).map((row) => [row.key, row.holder])
      return { ...(isPlain(before) ? before : {}), ...Object.fromEntries(filled) }
    }
    if (holder.hideIfRowsEmpty && rows.length === 0) node.visible = false
  } else if (isFormed(holder, 'grid')) {
    node.choices = visibleItems(holder.rows, holder.rowsVisibleIf, place.scope, setting)
    node.columns = visibleItems(holder.columns, holder.columnsVisibleIf, place.scope, setting)
    if (holder.hideIfRowsEmpty && node.choices.length === 0) node.visible = false
  } else if (isFormed(holder, 'fields')) {
    const values = answerOf(node)
    const inside = isPlain(values) ? values : {}
    const at = { ...place, holder: inside, prefix: `${node.path}.`, within: node }
    node.children = outline(
      holder.items?.map((item) => ({ ...item, type: 'text' })),
      at,
      setting,
    )
    node.gather = () => inside
  }
  // Last, for an entry begins as what its question is.
  if (isFormed(holder, 'list', 'group')) node.gather = () => node.children.map((child) => child.holder)
}

/** One more than there may be: enough for the answer to be refused, and no work for the rest of a hundred thousand. */
const mostOf = (given: unknown[]) => given.slice(0, MAX_ENTRIES + 1)

function addEntries(node: Node, group: PanelDynamic, place: Place, setting: Setting): void {
  const answer = answerOf(node)
  const count = Math.max(group.panelCount ?? 0, group.minPanelCount ?? 0)
  const entries = listOf(answer, count, group.minPanelCount)
  const { survey, environment } = setting
  if (environment.budget) environment.budget.left -= entries.length * (group.templateElements?.length ?? 0)
  // Which entries are visible may be asked while that is being found out: those before it are known by then.
  const seen: number[] = []
  node.children = entries.map((holder, index) => {
    const scope = entryScope(
      place.scope,
      setting.known,
      entries,
      () => (group.templateVisibleIf ? seen : [...entries.keys()]),
      index,
    )
    const visible = !group.templateVisibleIf || result(survey, group.templateVisibleIf, scope, environment) === true
    if (visible) seen.push(index)
    const path = `${node.path}[${index}]`
    const entry = part('entry', path, node, String(index), holder, scope)
    entry.children = outline(
      group.templateElements,
      { ...place, holder, scope, prefix: `${path}.`, within: entry },
      setting,
    )
    entry.visible = visible && entry.children.some((child) => child.visible)
    return entry
  })
}

/** The entries there are: those given, or so many to begin with; and never less than there have to be. */
function listOf(answer: unknown, count: number, least = 0): Plain[] {
  const blank = (length: number) => Array.from({ length: Math.min(MAX_ENTRIES, Math.max(0, length)) }, () => ({}))
  const given: unknown[] = Array.isArray(answer) ? mostOf(answer) : blank(count)
  const missing = blank(least - given.length)
  return [...given, ...missing].map((entry) => (isPlain(entry) ? entry : {}))
}

function listRows(table: MatrixDynamic, answer: unknown): Row[] {
  const count = Math.max(table.rowCount ?? DEFAULT_ROWS, table.minRowCount ?? 0)
  return listOf(answer, count, table.minRowCount).map((values, at) => ({
    ...{ values, name: undefined, title: `row ${at + 1}` },
  }))
}

function namedRows(rows: Choice[], answer: unknown): Row[] {
  return rows.map(({ value }) => {
    const values = isPlain(answer) && Object.hasOwn(answer, String(value)) ? answer[String(value)] : undefined
    return { values: isPlain(values) ? values : {}, name: value, title: String(value) }
  })
}

function addRows(node: Node, table: MatrixDropdown | MatrixDynamic, rows: Row[], place: Place, setting: Setting): void {
  const { survey, environment } = setting
  const columns = (table.columns ?? []).filter((column) =>
    holds(survey, table.columnsVisibleIf, itemScope(place.scope, column.name), environment),
  )
  const cells: (Element | Asked)[] = columns.map((column) => {
    const own = column.cellType && column.cellType !== 'default' ? column.cellType : table.cellType
    const type = own && own !== 'default' ? own : 'dropdown'
    const choices = column.choices?.length ? column.choices : table.choices
    return { ...column, type, ...(choices && { choices }) }
  })
  const details = (table.detailPanelMode ?? 'none') === 'none' ? [] : (table.detailElements ?? [])
  const byName = isFormed(table, 'table')
  if (environment.budget) environment.budget.left -= rows.length * (cells.length + details.length)
  node.children = rows.map((row, index) => {
    const scope = rowScope(place.scope, setting.known, rows, index, () => answerOf(node))
    const visible = byName || holds(survey, table.rowsVisibleIf, scope, environment)
    const path = byName ? `${node.path}.${row.name}` : `${node.path}[${index}]`
    const line = part('row', path, node, String(row.name), row.values, scope)
    const at = { ...place, holder: row.values, scope, prefix: `${path}.`, within: line }
    // One after the other: a cell may offer what was chosen in one before it.
    for (const cell of [...cells, ...details]) line.children.push(...outline([cell], at, setting))
    line.visible = visible
    return line
  })
}

function part(kind: Node['kind'], path: string, within: Node, key: string, holder: Plain, scope: Scope): Node {
  return { ...within, kind, path, key, holder, scope, within, shown: false, required: false, children: [] }
}
