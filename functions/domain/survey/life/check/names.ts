import type { Definition } from '../../../../contract/survey/definition.ts'
import { type Expression, FUNCTIONS, isPlain, namesIn, parse } from '../../expression/index.ts'
import { SURVEY } from '../../model/questions.ts'
import { ANSWER_FIELDS, EXPRESSION_FIELDS } from '../../surveyjs.ts'
import { isFormed } from '../../types/is-formed.ts'
import type { Finding } from './finding.ts'
import { fold, type Placed, partsOf, topNames } from './walk.ts'

/** What every expression knows beside questions and calculated values. */
const EVERYWHERE = ['pagecount', 'questioncount', 'correctanswers', 'incorrectanswers', 'locale']
const OF_ITEMS = ['item', 'choice', 'self']
const OF_ENTRIES = ['panelindex', 'visiblepanelindex', 'parentpanel']
const OF_ROWS = ['rowindex', 'visiblerowindex', 'rowname', 'rowvalue', 'rowtitle', 'matrix']
const ENTRY = ['panel', 'prevpanel', 'nextpanel']
const ROW = ['row', 'prevrow', 'nextrow']

/** Expressions that name what is not there: they would be false for ever, and nobody would know why. */
export const unknownNames = (definition: Definition): Finding[] => {
  const known = new Set([
    ...topNames(definition),
    ...(definition.calculatedValues ?? []).map(({ name }) => fold(name)),
    ...(definition.triggers ?? []).flatMap((trigger) =>
      'setToName' in trigger ? [fold(trigger.setToName ?? '')] : [],
    ),
  ])
  const questions = new Set(topNames(definition))
  const gone = (definition.triggers ?? []).flatMap((trigger, index): Finding[] => {
    const target = trigger.type === 'skip' ? trigger.gotoName : trigger.type === 'copyvalue' ? trigger.fromName : null
    if (target === null || isKnown(target, questions)) return []
    return [finding('', `triggers.${index}`, 'unknown_name', target)]
  })
  const outside = { panel: null, row: null }
  return [
    ...[...partsOf(definition)].flatMap((part) => {
      const { pages, elements, templateElements, detailElements, columns, items, ...own } = part.node as Fields
      // A table's columns are parts of their own; those of a matrix are options.
      const options = part.kind === 'element' && isFormed(part.node, 'grid') ? { columns } : {}
      return expressionsIn({ ...own, ...options }, part.node.id).flatMap((found) => check(found, part, part.at, known))
    }),
    ...['triggers', 'completedHtmlOnCondition'].flatMap((field) =>
      expressionsIn({ [field]: definition[field as 'triggers'] }, '').flatMap((found) =>
        check(found, outside, '', known),
      ),
    ),
    ...gone,
  ]
}

type Fields = Readonly<Record<string, unknown>>
interface Found {
  path: string
  text: string
}

const finding = (at: string, path: string, rule: string, detail: string): Finding => ({
  ...{ level: 'error', at, path, rule, detail },
})

/** Every expression of a part, with its path. */
const expressionsIn = (value: unknown, path: string): Found[] => {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => expressionsIn(item, `${path}.${index}`))
  if (!isPlain(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = path === '' ? name : `${path}.${name}`
    if (ANSWER_FIELDS.has(name)) return []
    if (EXPRESSION_FIELDS.has(name))
      return typeof inner === 'string' && inner.trim() ? [{ path: here, text: inner }] : []
    return expressionsIn(inner, here)
  })
}

const check = (
  { path, text }: Found,
  place: Pick<Placed, 'panel' | 'row'>,
  at: string,
  known: ReadonlySet<string>,
): Finding[] => {
  const parsed = parse(text)
  if (!parsed.ok) return [finding(at, path, 'expression', parsed.reason)]
  const names = namesIn(parsed.expression).filter((name) => !isKnownHere(name, place, known))
  const calls = callsIn(parsed.expression).filter((name) => !Object.hasOwn(FUNCTIONS, name))
  return [
    ...[...new Set(names)].map((name) => finding(at, path, 'unknown_name', name)),
    ...[...new Set(calls)].map((name) => finding(at, path, 'unknown_function', name)),
  ]
}

const isKnownHere = (
  name: string,
  { panel, row }: Pick<Placed, 'panel' | 'row'>,
  known: ReadonlySet<string>,
): boolean => {
  const bare = fold(name.replace(/^[$#]/, ''))
  if (name.startsWith('$') && bare.startsWith(`${SURVEY}.`)) return true
  const [first = '', ...rest] = bare.split('.')
  if ([...EVERYWHERE, ...OF_ITEMS].includes(first)) return true
  if (panel && OF_ENTRIES.includes(first)) return true
  if (panel && ENTRY.includes(first)) return isKnown(rest.join('.'), panel)
  if (row && OF_ROWS.includes(first)) return true
  if (row && ROW.includes(first)) return isKnown(rest.join('.'), row)
  return isKnown(bare, known)
}

/** Characters that a name has at the most, with a suffix: a longer beginning of a path is none. */
const LONGEST_NAME = 1_020

/** A name, or the beginning of a path into its answer; names may have dots of their own. */
const isKnown = (name: string, known: ReadonlySet<string>): boolean => {
  const bare = fold(name)
  if (known.has(bare)) return true
  for (let end = Math.min(bare.length, LONGEST_NAME); end > 0; end--) {
    const isEnd = end === bare.length || bare[end] === '.' || bare[end] === '['
    if (!isEnd) continue
    const start = bare.slice(0, end)
    if (known.has(start) || known.has(start.replace(/-(?:comment|unwrapped)$/, ''))) return true
  }
  return false
}

const callsIn = (expression: Expression): string[] => {
  const names: string[] = []
  const pending = [expression]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === 'call') names.push(next.name)
    if (next.kind === 'call') pending.push(...next.args)
    else if (next.kind === 'list') pending.push(...next.items)
    else if (next.kind === 'unary') pending.push(next.operand)
    else if (next.kind === 'binary') pending.push(next.left, next.right)
  }
  return names
}
