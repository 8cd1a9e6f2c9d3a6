import type { Definition, Element } from '../../../../contract/survey/definition.ts'
import { type Expression, equals, evaluate, namesIn, parse } from '../../expression/index.ts'
import { isFormed } from '../../types/is-formed.ts'
import type { Finding } from './finding.ts'
import { fold, partsOf, topElements } from './walk.ts'

type Known = ReturnType<typeof topElements>

/** Questions that no answers lead to. Only what is certain is told. */
export const unreachable = (definition: Definition): Finding[] => {
  const known = topElements(definition)
  return [...partsOf(definition)].flatMap((part): Finding[] => {
    if (part.kind !== 'element' && part.kind !== 'page') return []
    const { node, at, page } = part
    const warning = (path: string, rule: string, detail?: string): Finding => ({
      ...{ level: 'warning', at, path: `${node.id}.${path}`, rule },
      ...(detail === undefined ? {} : { detail }),
    })
    if (!node.visibleIf?.trim()) return node.visible === false ? [warning('visible', 'unreachable')] : []
    const parsed = parse(node.visibleIf)
    if (!parsed.ok) return []
    const { expression } = parsed
    const unknown = unofferedValue(expression, known)
    if (isNever(expression, known)) return [warning('visibleIf', 'unreachable', unknown)]
    if (unknown !== undefined) return [warning('visibleIf', 'unknown_option', unknown)]
    const names = namesIn(expression).map((name) => known.get(rootOf(name)))
    const isOwn = part.kind === 'element' && names.length > 0 && names.every((one) => one?.element.id === node.id)
    if (isOwn) return [warning('visibleIf', 'depends_on_itself')]
    const later = names.length > 0 && names.every((one) => one !== undefined && one.page > page)
    return later ? [warning('visibleIf', 'depends_on_later')] : []
  })
}

const rootOf = (name: string): string => fold(/^[^.[]+/.exec(name)?.[0] ?? name)

/** What stands in an expression when nothing has been answered and nothing is known. */
const NOTHING = { find: () => undefined }

const isNever = (expression: Expression, known: Known): boolean => {
  if (expression.kind === 'binary' && expression.operator === 'or')
    return isNever(expression.left, known) && isNever(expression.right, known)
  const terms = conjunction(expression)
  if (terms.some((term) => isConstant(term) && evaluate(term, NOTHING, { now: 0, zone: 'UTC' }) !== true)) return true
  if (terms.some((term) => term.kind === 'binary' && term.operator === 'or' && isNever(term, known))) return true
  return contradicts(terms.flatMap((term) => boundOf(term))) || terms.some((term) => isUnoffered(term, known))
}

const conjunction = (expression: Expression): Expression[] =>
  expression.kind === 'binary' && expression.operator === 'and'
    ? [...conjunction(expression.left), ...conjunction(expression.right)]
    : [expression]

const isConstant = (expression: Expression): boolean =>
  namesIn(expression).length === 0 && !/"kind":"call"/.test(JSON.stringify(expression))

interface Bound {
  name: string
  operator: string
  value: unknown
}

const boundOf = (term: Expression): Bound[] => {
  if (term.kind === 'unary' && term.operator !== '!' && term.operand.kind === 'name')
    return [{ name: fold(term.operand.name), operator: term.operator, value: null }]
  if (term.kind !== 'binary' || term.left.kind !== 'name' || term.right.kind !== 'value') return []
  return [{ name: fold(term.left.name), operator: term.operator, value: term.right.value }]
}

/** Conditions on one name that no answer can meet together. */
const contradicts = (bounds: readonly Bound[]): boolean =>
  bounds.some((one, index) =>
    bounds.slice(index + 1).some((other) => one.name === other.name && (clash(one, other) || clash(other, one))),
  )

const clash = (one: Bound, other: Bound): boolean => {
  const wants = ['=', '<', '<=', '>', '>=', 'contains', 'notempty']
  if (one.operator === 'empty') return wants.includes(other.operator) && other.value !== ''
  const [a, b] = [one.value, other.value]
  if (one.operator === '=' && other.operator === '=') return !equals(a, b)
  if (one.operator === '=' && other.operator === '!=') return equals(a, b)
  if (typeof a !== 'number' || typeof b !== 'number') return false
  if (one.operator === '=')
    return (
      (other.operator === '<' && a >= b) ||
      (other.operator === '<=' && a > b) ||
      (other.operator === '>' && a <= b) ||
      (other.operator === '>=' && a < b)
    )
  const above = one.operator === '>' || one.operator === '>='
  const below = other.operator === '<' || other.operator === '<='
  if (!above || !below) return false
  return one.operator === '>=' && other.operator === '<=' ? a > b : a >= b
}

/** `{a} = 'x'` where question a has options, and none of them is x. */
const isUnoffered = (term: Expression, known: Known): boolean => {
  const [bound] = boundOf(term)
  if (!bound || (bound.operator !== '=' && bound.operator !== 'contains') || bound.value === null) return false
  const options = optionsOf(known.get(bound.name)?.element)
  return options !== null && !options.some((option) => equals(option, bound.value))
}

const unofferedValue = (expression: Expression, known: Known): string | undefined => {
  const pending = [expression]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind !== 'binary') continue
    if (isUnoffered(next, known)) return `${boundOf(next)[0]?.value}`
    pending.push(next.left, next.right)
  }
  return undefined
}

/** The values a question can be answered with, where they are all known. */
const optionsOf = (element: Element | undefined): unknown[] | null => {
  if (!element || !('choices' in element) || !element.choices?.length) return null
  if (isFormed(element, 'table', 'list')) return null
  // Own words may be anything, and options may come from elsewhere.
  if (element.showOtherItem || element.choicesFromQuestion || 'choicesMin' in element) return null
  const special = [
    ...(element.showNoneItem ? ['none'] : []),
    ...(element.showRefuseItem ? ['refused'] : []),
    ...(element.showDontKnowItem ? ['dontknow'] : []),
  ]
  return [...element.choices.map(({ value }) => value), ...special]
}
