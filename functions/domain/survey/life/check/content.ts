import type { Choice } from '../../../../contract/survey/choice.ts'
import type { Definition, Element } from '../../../../contract/survey/definition.ts'
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
    const isAsked = part.kind === 'element' && part.node.type !== 'panel'
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
