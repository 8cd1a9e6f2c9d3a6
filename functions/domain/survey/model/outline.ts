import type { Choice } from '../../../contract/survey/choice.ts'
import type { Element, MatrixDropdown, MatrixDynamic, PanelDynamic } from '../../../contract/survey/definition.ts'
import { type Environment, isPlain, type Plain, type Scope } from '../expression/index.ts'
import { carriedChoices } from './choices.ts'
import { type Compiled, holds, result } from './compiled.ts'
import { type Asked, answerOf, type Node } from './node.ts'
import { entryScope, itemScope, type Known, type Row, rowScope } from './scopes.ts'

export type Setting = {
  survey: Compiled
  environment: Environment
  answers: Plain
  known: Known
  /** how often an expression asked about an element; and that one is being answered, which may not ask again */
  asked: number
  asking: boolean
}
/** Where elements stand: in what their answers are kept, and what their expressions can name. */
type Place = { holder: Plain; scope: Scope; prefix: string; readOnly: boolean; within?: Node | undefined }

const CHOOSING = new Set(['radiogroup', 'buttongroup', 'checkbox', 'dropdown', 'tagbox', 'ranking', 'imagepicker'])

/** Rows SurveyJS shows in a table nobody has filled in. */
export const DEFAULT_ROWS = 2

/** The elements as the answers so far make them. */
export function outline(elements: readonly (Element | Asked)[] = [], place: Place, setting: Setting): Node[] {
  return elements.map((element) => toNode(element as Asked, place, setting))
}

function toNode(element: Asked, place: Place, setting: Setting): Node {
  const { survey, environment } = setting
  // An element's own conditions are strict: only true shows or requires it, and only false disables it.
  const found = (condition: string) => result(survey, condition, place.scope, environment)
  const readOnly = place.readOnly || (element.enableIf ? found(element.enableIf) === false : element.readOnly === true)
  const node: Node = {
    path: place.prefix + element.name,
    kind: element.type === 'panel' ? 'section' : 'question',
    element,
    holder: place.holder,
    key: element.valueName || element.name,
    scope: place.scope,
    visible: element.visibleIf ? found(element.visibleIf) === true : element.visible !== false,
    shown: false,
    readOnly,
    required: element.requiredIf ? found(element.requiredIf) === true : element.isRequired === true,
    children: [],
    ...(place.within && { within: place.within }),
  }
  const inner = { ...place, readOnly }
  const holder = element as unknown as Element
  if (holder.type === 'panel') {
    node.children = outline(holder.elements, inner, setting)
    node.visible &&= node.children.some((child) => child.visible)
  } else if (holder.type === 'paneldynamic') addEntries(node, holder, inner, setting)
  else if (holder.type === 'matrixdynamic') addRows(node, holder, listRows(holder, answerOf(node)), inner, setting)
  else if (holder.type === 'matrixdropdown') {
    const rows = visibleItems(holder.rows, holder.rowsVisibleIf, place.scope, setting)
    node.choices = rows
    addRows(node, holder, namedRows(rows, answerOf(node)), inner, setting)
    if (holder.hideIfRowsEmpty && rows.length === 0) node.visible = false
  } else if (holder.type === 'matrix') {
    node.choices = visibleItems(holder.rows, holder.rowsVisibleIf, place.scope, setting)
    if (holder.hideIfRowsEmpty && node.choices.length === 0) node.visible = false
  } else if (holder.type === 'multipletext') {
    const values = answerOf(node)
    const at = { ...inner, holder: isPlain(values) ? values : {}, prefix: `${node.path}.`, within: node }
    node.children = outline(
      holder.items?.map((item) => ({ ...item, type: 'text' })),
      at,
      setting,
    )
  } else if (CHOOSING.has(element.type)) addChoices(node, setting)
  return node
}

function addChoices(node: Node, setting: Setting): void {
  const { element, scope } = node
  const offered = carriedChoices(element, setting) ?? element.choices
  node.choices = visibleItems(offered, element.choicesVisibleIf, scope, setting)
  if (element.hideIfChoicesEmpty && node.choices.length === 0) node.visible = false
  const { survey, environment } = setting
  node.enabled = node.choices.filter((choice) => {
    const condition = choice.enableIf || element.choicesEnableIf
    return holds(survey, condition, itemScope(scope, choice.value), environment)
  })
}

/** An item's own condition takes the place of the one given for all of them. */
function visibleItems(
  items: readonly Choice[] = [],
  all: string | undefined,
  scope: Scope,
  setting: Setting,
): Choice[] {
  const { survey, environment } = setting
  return items.filter((item) => {
    return holds(survey, item.visibleIf || all, itemScope(scope, item.value), environment)
  })
}

function addEntries(node: Node, group: PanelDynamic, place: Place, setting: Setting): void {
  const answer = answerOf(node)
  const count = Math.max(group.panelCount ?? 0, group.minPanelCount ?? 0)
  const given = Array.isArray(answer) ? answer : Array.from({ length: count }, () => ({}))
  const entries = given.map((entry) => (isPlain(entry) ? entry : {}))
  const { survey, environment } = setting
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

function listRows(table: MatrixDynamic, answer: unknown): Row[] {
  const count = Math.max(table.rowCount ?? DEFAULT_ROWS, table.minRowCount ?? 0)
  const given = Array.isArray(answer) ? answer : Array.from({ length: count }, () => ({}))
  return given.map((row, at) => ({ values: isPlain(row) ? row : {}, name: undefined, title: `row ${at + 1}` }))
}

function namedRows(rows: Choice[], answer: unknown): Row[] {
  return rows.map(({ value }) => {
    const values = isPlain(answer) ? answer[String(value)] : undefined
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
  const byName = table.type === 'matrixdropdown'
  node.children = rows.map((row, index) => {
    const scope = rowScope(place.scope, setting.known, rows, index, () => answerOf(node))
    const visible = byName || holds(survey, table.rowsVisibleIf, scope, environment)
    const path = byName ? `${node.path}.${row.name}` : `${node.path}[${index}]`
    const line = part('row', path, node, String(row.name), row.values, scope)
    const at = { ...place, holder: row.values, scope, prefix: `${path}.`, within: line }
    line.children = outline([...cells, ...details], at, setting)
    line.visible = visible
    return line
  })
}

function part(kind: Node['kind'], path: string, within: Node, key: string, holder: Plain, scope: Scope): Node {
  return { ...within, kind, path, key, holder, scope, within, shown: false, required: false, children: [] }
}
