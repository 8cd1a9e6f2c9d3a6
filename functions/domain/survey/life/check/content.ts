import type { Choice } from '../../../../contract/survey/choice.ts'
import type { Definition } from '../../../../contract/survey/definition.ts'
import type { Finding } from './finding.ts'
import { hasWords } from './texts.ts'
import { fold, type Placed, partsOf } from './walk.ts'

const CHOOSING = ['radiogroup', 'buttongroup', 'checkbox', 'dropdown', 'tagbox', 'ranking', 'imagepicker']

/** What asks nothing: without options, rows, columns or questions; and what the platform cannot ask. */
export const badContent = (part: Placed): Finding[] => {
  if (part.kind !== 'element' && part.kind !== 'page') return []
  const { at } = part
  const error = (path: string, rule: string, detail?: string): Finding => ({
    ...{ level: 'error', at, path: `${at}.${path}`, rule },
    ...(detail === undefined ? {} : { detail }),
  })
  const warning = (path: string, rule: string): Finding => ({ level: 'warning', at, path: `${at}.${path}`, rule })
  const none = (list: readonly unknown[] | undefined) => (list ?? []).length === 0
  if (part.kind === 'page') return none(part.node.elements) ? [warning('elements', 'empty')] : []
  const { node } = part
  const found: Finding[] = []
  if (node.type === 'file') found.push(error('type', 'unsupported', 'file'))
  if (CHOOSING.includes(node.type) && 'choices' in part.node)
    found.push(...doubled(part.node.choices, error, 'choices'))
  if (CHOOSING.includes(node.type) && !offers(node)) found.push(error('choices', 'empty'))
  if (node.type === 'matrix') {
    if (none(node.rows)) found.push(error('rows', 'empty'))
    if (none(node.columns)) found.push(error('columns', 'empty'))
    found.push(...doubled(node.rows, error, 'rows'), ...doubled(node.columns, error, 'columns'))
  }
  if (node.type === 'matrixdropdown' || node.type === 'matrixdynamic') {
    if (none(node.columns)) found.push(error('columns', 'empty'))
    found.push(
      ...repeated((node.columns ?? []).map(({ name }) => fold(name))).map((name) =>
        error('columns', 'duplicate', name),
      ),
    )
  }
  if (node.type === 'matrixdropdown') {
    if (none(node.rows)) found.push(error('rows', 'empty'))
    found.push(...doubled(node.rows, error, 'rows'))
  }
  if (node.type === 'multipletext') {
    if (none(node.items)) found.push(error('items', 'empty'))
    found.push(
      ...repeated((node.items ?? []).map(({ name }) => fold(name))).map((name) => error('items', 'duplicate', name)),
    )
  }
  if (node.type === 'paneldynamic' && none(node.templateElements)) found.push(error('templateElements', 'empty'))
  if (node.type === 'panel' && none(node.elements)) found.push(warning('elements', 'empty'))
  if (node.type === 'consent' && !hasWords(node.statement)) found.push(error('statement', 'empty'))
  if (node.type === 'html' && !hasWords(node.html)) found.push(warning('html', 'empty'))
  if (node.type === 'image' && !hasWords(node.imageLink)) found.push(error('imageLink', 'empty'))
  if (node.type === 'image' && !hasWords(node.altText)) found.push(warning('altText', 'empty'))
  if (node.type === 'expression' && !node.expression?.trim()) found.push(error('expression', 'empty'))
  const titled = !['panel', 'html', 'image'].includes(node.type)
  if (titled && !hasWords(node.title)) found.push(warning('title', 'empty'))
  return found
}

const offers = (node: object): boolean => {
  const {
    choices = [],
    choicesFromQuestion,
    choicesMin,
    choicesMax,
  } = node as {
    choices?: unknown[]
    choicesFromQuestion?: string
    choicesMin?: number
    choicesMax?: number
  }
  return choices.length > 0 || Boolean(choicesFromQuestion) || (choicesMin !== undefined && choicesMax !== undefined)
}

const doubled = (
  options: readonly Choice[] | undefined,
  error: (path: string, rule: string, detail: string) => Finding,
  path: string,
): Finding[] =>
  repeated((options ?? []).map(({ value }) => fold(`${value}`))).map((value) => error(path, 'duplicate', value))

/** What stands in a list more than once. */
export const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => value !== '' && values.indexOf(value) < at)),
]

/** Questions whose answers would take each other's place. Questions may share an answer on purpose, by `valueName`. */
export const doubledNames = (definition: Definition): Finding[] => {
  const groups = new Map<string, { name: string; at: string }[]>()
  for (const part of partsOf(definition)) {
    if (part.kind !== 'element' || part.node.type === 'panel' || part.node.name === '') continue
    // Names are unique among those that stand together: in a group of their own they cannot meet the others.
    const place = part.panel ? `panel ${part.panel.join()}` : part.row ? `row ${part.row.join()}` : ''
    groups.set(place, [...(groups.get(place) ?? []), { name: fold(part.node.name), at: part.at }])
  }
  return [...groups.values()].flatMap((group) =>
    group
      .filter(({ name }, index) => group.findIndex((other) => other.name === name) < index)
      .map(({ name, at }): Finding => ({ level: 'error', at, path: `${at}.name`, rule: 'duplicate', detail: name })),
  )
}
