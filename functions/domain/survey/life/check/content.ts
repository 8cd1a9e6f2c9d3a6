import type { Choice } from '../../../../contract/survey/choice.ts'
import type { Definition, Element } from '../../../../contract/survey/definition.ts'
import { isFormed } from '../../types/is-formed.ts'
import type { Finding } from './finding.ts'
import { hasWords } from './texts.ts'
import { fold, type Placed, partsOf } from './walk.ts'

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
  switch (node.type) {
    case 'radiogroup':
    case 'buttongroup':
    case 'checkbox':
    case 'dropdown':
    case 'tagbox':
    case 'ranking':
    case 'imagepicker':
      found.push(...doubled(node.choices, error, 'choices'))
      if (!offers(node)) found.push(error('choices', 'empty'))
      break
    case 'matrix':
      if (none(node.rows)) found.push(error('rows', 'empty'))
      if (none(node.columns)) found.push(error('columns', 'empty'))
      found.push(...doubled(node.rows, error, 'rows'), ...doubled(node.columns, error, 'columns'))
      break
    case 'matrixdropdown':
    case 'matrixdynamic':
      if (none(node.columns)) found.push(error('columns', 'empty'))
      found.push(...alike(node.columns).map((name) => error('columns', 'duplicate', name)))
      if (!('rows' in node)) break
      if (none(node.rows)) found.push(error('rows', 'empty'))
      found.push(...doubled(node.rows, error, 'rows'))
      break
    case 'multipletext':
      if (none(node.items)) found.push(error('items', 'empty'))
      found.push(...alike(node.items).map((name) => error('items', 'duplicate', name)))
      break
    case 'paneldynamic':
      if (none(node.templateElements)) found.push(error('templateElements', 'empty'))
      break
    case 'panel':
      if (none(node.elements)) found.push(warning('elements', 'empty'))
      break
    case 'consent':
      if (!hasWords(node.statement)) found.push(error('statement', 'empty'))
      break
    case 'html':
      if (!hasWords(node.html)) found.push(warning('html', 'empty'))
      break
    case 'image':
      if (!hasWords(node.imageLink)) found.push(error('imageLink', 'empty'))
      if (!hasWords(node.altText)) found.push(warning('altText', 'empty'))
      break
    case 'expression':
      if (!node.expression?.trim()) found.push(error('expression', 'empty'))
      break
    case 'file':
      found.push(error('type', 'unsupported', 'file'))
      break
    case 'text':
    case 'comment':
    case 'boolean':
    case 'rating':
    case 'slider':
    case 'region':
      break
    default:
      node satisfies never
  }
  if (!isFormed(node, 'section', 'note') && !hasWords(node.title)) found.push(warning('title', 'empty'))
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

/** Names that several columns or fields have. */
const alike = (parts: readonly { name: string }[] = []): string[] => repeated(parts.map(({ name }) => fold(name)))

/** What stands in a list more than once. */
const repeated = (values: readonly string[]): string[] => {
  const [seen, again] = [new Set(['']), new Set<string>()]
  for (const value of values) {
    if (seen.has(value) && value !== '') again.add(value)
    seen.add(value)
  }
  return [...again]
}

/** Questions whose answers would take each other's place. Questions may share an answer on purpose, by `valueName`. */
export const doubledNames = (definition: Definition): Finding[] => {
  // Names are unique among those that stand together: in a group with entries of its own they cannot meet the others.
  const taken = new Map<Element | null, Set<string>>()
  const found: Finding[] = []
  for (const part of partsOf(definition)) {
    const isAsked = part.kind === 'element' && !isFormed(part.node, 'section')
    // Columns that double one another are told at their table.
    if ((!isAsked && part.kind !== 'column') || part.node.name === '') continue
    const names = taken.get(part.holder) ?? new Set()
    taken.set(part.holder, names)
    const name = fold(part.node.name)
    if (isAsked && names.has(name))
      found.push({ level: 'error', at: part.at, path: `${part.at}.name`, rule: 'duplicate', detail: name })
    names.add(name)
  }
  return found
}
