import { type Environment, equals, isEmpty, isPlain, toAnswer } from '../expression/index.ts'
import { namesIn } from '../expression/names.ts'
import { literal, toNumber } from '../expression/numbers.ts'
import { FORMS, type Formed } from '../types/forms.ts'
import { isFormed } from '../types/is-formed.ts'
import { SPECIAL } from './choices.ts'
import { choosesMany } from './chooses-many.ts'
import { type Compiled, parsed, result } from './compiled.ts'
import { type Asked, all, answerOf, type Node, write } from './node.ts'
import { isOption, offered } from './offered.ts'
import { isClearedHidden, settle } from './settle.ts'
import { type Assessment, assess, copy } from './survey.ts'
import { blank } from './validators.ts'
import { bareValue } from './without-words.ts'

/** Entries begun may hold groups with entries of their own. */
const MAX_ROUNDS = 12

/** Gives what is new whatever it begins with, once it is there: each question, entry and row by its path. */
export function withDefaults(
  survey: Compiled,
  state: Assessment,
  isNew: (node: Node) => boolean,
  environment: Environment,
): Assessment {
  let begun = state
  const known = new Set<string>()
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let changed = false
    const rebuilt = new Set<Node>()
    for (const node of all(begun.pages)) {
      if (node.kind === 'section' || known.has(node.path) || !isNew(node) || isInside(node, rebuilt)) continue
      if (node.kind === 'question' && isClearedHidden(survey, node)) continue
      const given = give(survey, node, environment)
      changed ||= given === true
      // What it holds is another now: its parts come with the next round.
      if (given && node.children.length > 0) rebuilt.add(node)
      // What is not offered yet may be, once others have begun.
      if (given !== undefined) known.add(node.path)
    }
    if (!changed) break
    begun = settle(survey, assess(survey, begun.answers, environment), environment)
  }
  return begun
}

function isInside(node: Node, holders: ReadonlySet<Node>): boolean {
  for (let part = node.within; part; part = part.within) if (holders.has(part)) return true
  return false
}

/** Gives a question, an entry or a row what it begins with: false where that is nothing, undefined where it cannot be given yet. */
function give(survey: Compiled, node: Node, environment: Environment): boolean | undefined {
  if (node.kind !== 'question') return giveEntry(node)
  const { element } = node
  if (!isEmpty(answerOf(node))) return false
  if (element.defaultValue === undefined && !expressionOf(survey, node)) return giveEntries(node)
  const value = defaultOf(survey, node, environment)
  if (!isEmpty(value)) write(node, value)
  else return giveEntries(node) || undefined
  return true
}

/** What a question begins with, calculated or given, as an answer to it. */
export function defaultOf(survey: Compiled, node: Node, environment: Environment): unknown {
  const { defaultValue, inputType } = node.element
  const expression = expressionOf(survey, node)
  const found = expression ? result(survey, expression, node.scope, environment) : undefined
  return asAnswer(node, isEmpty(found) ? copy(defaultValue) : copy(toAnswer(found, environment.zone, inputType)))
}

/** What a default is calculated from; what reads no answer at all, such as `today()`, is set once, in the beginning. */
function expressionOf(survey: Compiled, { element }: Node): string | undefined {
  const { defaultValueExpression, setValueIf, setValueExpression } = element
  if (defaultValueExpression || setValueIf || !setValueExpression) return defaultValueExpression
  const expression = parsed(survey, setValueExpression)
  return expression && namesIn(expression).length === 0 ? setValueExpression : undefined
}

function giveEntries(node: Node): boolean {
  if (!isFormed(node.element, 'group') || node.children.length === 0 || answerOf(node) !== undefined) return false
  write(
    node,
    node.children.map(({ holder }) => holder),
  )
  return true
}

function giveEntry({ within, holder }: Node): boolean {
  const each = within?.element.defaultPanelValue ?? within?.element.defaultRowValue
  if (!within || !isPlain(each) || !isEmpty(holder)) return false
  for (const [key, value] of Object.entries(each)) if (key !== '__proto__') holder[key] = copy(value)
  write(
    within,
    within.children.map((child) => child.holder),
  )
  return !isEmpty(holder)
}

/** A value in the form an answer to the question has: lists where several can be chosen, true for 'true', and nothing that is not offered. */
export function asAnswer(node: Node, value: unknown): unknown {
  const { element } = node
  if (blank(value)) return undefined
  const form = FORMS[element.type]
  switch (form) {
    case 'section':
    case 'note':
      return undefined
    case 'value':
      return asValue(element, value)
    case 'calculated':
    case 'files':
      return value
    case 'step': {
      const step = node.choices?.find((each) => equals(each.value, value))
      return step ? step.value : Number.isNaN(toNumber(value)) ? value : toNumber(value)
    }
    case 'grid':
    case 'table':
    case 'fields':
      return isPlain(value) ? value : undefined
    case 'list':
    case 'group':
      return Array.isArray(value) ? value : undefined
    case 'option':
    case 'options':
      return asChoice(node, value)
    default:
      return form satisfies never
  }
}

function asValue(element: Asked, value: unknown): unknown {
  const type = element.type as Formed<'value'>
  switch (type) {
    case 'boolean':
      return element.valueTrue === undefined ? literal(value) : value
    case 'comment':
      return Array.isArray(value) ? value.join(', ') : value
    case 'text':
    case 'consent':
    case 'slider':
    case 'region':
      return value
    default:
      return type satisfies never
  }
}

function asChoice(node: Node, value: unknown): unknown {
  const { choices = [], element } = node
  const property = element.valuePropertyName
  const list = choosesMany(node)
    ? Array.isArray(value)
      ? value
      : [value]
    : Array.isArray(value)
      ? value.slice(0, 1)
      : [value]
  const wraps = choosesMany(node) && choices.some((choice) => choice.showCommentArea)
  const given = list.map((one) => {
    if (isPlain(one)) return one
    if (property) return { [property]: one }
    return wraps ? { value: one } : one
  })
  const values = withOther(node, given)
  return offered(node, choosesMany(node) ? values : values[0])
}

/** What is none of the options is what "other" stands for, where it is offered: its words are kept beside the answer. */
function withOther(node: Node, values: unknown[]): unknown[] {
  const { element, holder, key } = node
  if (!element.showOtherItem || element.valuePropertyName || !element.choices?.length) return values
  const known = values.filter((one) => isOption(node, one) || isGone(element.choices, bareValue(node, one)))
  const strange = values.find((one) => !known.includes(one))
  if (strange === undefined) return values
  holder[`${key}-Comment`] = bareValue(node, strange)
  return [...known, SPECIAL.other]
}

/** An option of the question that is only not offered now. */
const isGone = (choices: Asked['choices'], value: unknown) => choices?.some((choice) => equals(choice.value, value))
