import type { Definition } from '../../../contract/survey/definition.ts'
import { type Found, follow, isPlain, type Plain, type Scope, type Step, toPath } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import { type Asked, keyOf } from './node.ts'
import { isRanked } from './ranks-all.ts'
import { withoutWords } from './without-words.ts'

// The names an expression may use depend on where it stands; what a place does not know, the place around it may.

function within(outer: Scope, find: (path: string[], original: boolean) => Found | undefined): Scope {
  return {
    find: (name, original) => find(name.replace(/^\$/, '').split('.'), original) ?? outer.find(name, original),
    ...(outer.ask && { ask: outer.ask }),
  }
}

/**
 * By lower-case name: rankings, choices that keep each value in an object under a property, and choices with an option that
 * has a field of its own, beside whose words the value stands.
 */
export type Known = { ordered: Set<string>; wrapped: Map<string, string>; worded: Set<string> }

export function knownOf(definition: Definition): Known {
  const known: Known = { ordered: new Set(), wrapped: new Map(), worded: new Set() }
  const pending = definition.pages.flatMap((page) => page.elements ?? [])
  for (let element = pending.pop(); element; element = pending.pop()) {
    if (isFormed(element, 'section')) pending.push(...(element.elements ?? []))
    if (isFormed(element, 'group')) pending.push(...(element.templateElements ?? []))
    const { choices, columns = [], valuePropertyName } = element as Asked & { columns?: Asked[] }
    const key = keyOf(element as Asked).toLowerCase()
    if (isRanked(element)) known.ordered.add(key)
    if (valuePropertyName) known.wrapped.set(key, valuePropertyName)
    for (const asked of [element as Asked, ...columns]) {
      if ((asked.choices ?? choices)?.some((choice) => choice.showCommentArea))
        known.worded.add(keyOf(asked).toLowerCase())
    }
  }
  return known
}

/**
 * An answer as expressions see it: values bare of the objects they are kept in, which the functions over rows want as they
 * are, and rankings as lists whose order counts.
 */
function answer(values: unknown, path: Step[], known: Known, original: boolean): Found | undefined {
  const [first, ...rest] = path
  const key = first?.name.replace(/-unwrapped$/, '') ?? ''
  const found = follow(values, first && key !== first.name ? [{ ...first, name: key }, ...rest] : path)
  if (found && known.worded.has((rest.at(-1)?.name ?? key).toLowerCase())) {
    found.value = Array.isArray(found.value) ? found.value.map(withoutWords) : withoutWords(found.value)
  }
  if (!found || rest.length) return found
  const wrapped = known.wrapped.get(key.toLowerCase())
  if (wrapped && !original && Array.isArray(found.value)) {
    return { value: found.value.map((item: unknown) => (isPlain(item) ? item[wrapped] : item)) }
  }
  return known.ordered.has(key.toLowerCase()) ? { value: found.value, ordered: true } : found
}

const is = (word: string | undefined, ...names: string[]) => names.includes((word ?? '').toLowerCase())

/** `{item}`: the option, row or column a condition over them is about. */
export function itemScope(outer: Scope, value: unknown): Scope {
  return within(outer, (path) => (path.length === 1 && is(path[0], 'item', 'choice', 'self') ? { value } : undefined))
}

/** `{self}`: the answer of the question itself. */
export function selfScope(outer: Scope, value: unknown): Scope {
  return within(outer, (path) => (path.length === 1 && is(path[0], 'self') ? { value } : undefined))
}

/** One of the entries of a repeating group: `{panel.x}`, `{panelIndex}`, and its neighbours. */
export function entryScope(
  outer: Scope,
  known: Known,
  entries: Plain[],
  visible: () => number[],
  index: number,
): Scope {
  return within(outer, (path, original) => {
    const inside = (values: unknown) => answer(values, toPath(rest.join('.')), known, original) ?? { value: undefined }
    const [first, ...rest] = path
    if (path.length === 1) {
      if (is(first, 'panelindex')) return { value: index }
      return is(first, 'visiblepanelindex') ? { value: visible().indexOf(index) } : undefined
    }
    if (is(first, 'panel')) return inside(entries[index])
    if (is(first, 'parentpanel')) return outer.find(['panel', ...rest].join('.'), false) ?? { value: undefined }
    const step = is(first, 'prevpanel') ? -1 : is(first, 'nextpanel') ? 1 : 0
    if (!step) return undefined
    const seen = visible()
    const neighbour = seen[seen.indexOf(index) + step]
    return neighbour === undefined ? { value: undefined } : inside(entries[neighbour])
  })
}

export type Row = { values: Plain; name: unknown; title: string }

/** One of the rows of a table: `{row.x}`, `{rowIndex}`, `{rowName}`, its neighbours, and `{matrix}`. */
export function rowScope(outer: Scope, known: Known, rows: Row[], index: number, table: () => unknown): Scope {
  return within(outer, (path, original) => {
    const inside = (values: unknown) => answer(values, toPath(rest.join('.')), known, original) ?? { value: undefined }
    const [first, ...rest] = path
    const row = rows[index]
    if (path.length === 1) {
      if (is(first, 'rowindex', 'visiblerowindex')) return { value: index + 1 }
      if (is(first, 'rowname', 'rowvalue', 'item')) return { value: row?.name }
      if (is(first, 'rowtitle')) return { value: row?.title }
      return is(first, 'matrix') ? { value: table() } : undefined
    }
    if (is(first, 'row')) return inside(row?.values)
    const step = is(first, 'prevrow') ? -1 : is(first, 'nextrow') ? 1 : 0
    if (!step) return undefined
    const neighbour = rows[index + step]
    return neighbour ? inside(neighbour.values) : { value: undefined }
  })
}

/** What the whole survey knows: its own counts, calculated values, then answers. */
export function surveyScope(answers: Plain, variables: Plain, known: Known, ask: NonNullable<Scope['ask']>): Scope {
  return {
    ask,
    find(name, original) {
      const path = toPath(name)
      if (path.length === 1 && COUNTS.has(name.toLowerCase())) return { value: ask('count', [name.toLowerCase()]) }
      if (name.startsWith('$') && path.length > 1) {
        const [element, ...property] = path.map((step) => step.name)
        const value = ask('propertyValue', [element, property.join('.')])
        if (value !== undefined) return { value }
      }
      return follow(variables, path) ?? answer(answers, path, known, original)
    },
  }
}

const COUNTS = new Set(['pagecount', 'questioncount', 'correctanswers', 'incorrectanswers', 'locale'])
