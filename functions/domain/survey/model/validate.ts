import { LARGEST_NUMBER } from '../../../contract/storable.ts'
import { equals, isEmpty, isPlain, toAnswer, toDate, toText } from '../expression/index.ts'
import { toNumber } from '../expression/numbers.ts'
import { isFormed } from '../types/is-formed.ts'
import { SPECIAL } from './choices.ts'
import { choosesMany } from './chooses-many.ts'
import { holds, result } from './compiled.ts'
import { matches } from './matching.ts'
import { all, answerOf, type Node } from './node.ts'
import type { Setting } from './outline.ts'
import { type Problem, type ProblemKind, problem } from './problem.ts'
import { selfScope } from './scopes.ts'
import { specialValues } from './special-values.ts'
import { duplicates, ofMatrix } from './validate-parts.ts'
import { blank, isEmail, violates } from './validators.ts'
import { bareValue } from './without-words.ts'

/** Every problem of the answers, by question, in the order of the survey. Nothing hidden or read-only has any. */
export function validate(nodes: Node[], setting: Setting): Problem[] {
  return nodes.flatMap((node) => {
    if (!node.visible) return []
    const inner = validate(node.children, setting)
    if (node.kind === 'section') return [...inner, ...ofSection(node)]
    return node.kind === 'question' ? [...inner, ...ofQuestion(node, setting), ...duplicates(node)] : inner
  })
}

function ofSection(node: Node): Problem[] {
  if (!node.required || node.readOnly) return []
  const questions = [...all(node.children)].filter((one) => one.kind === 'question' && one.visible)
  if (questions.length === 0 || questions.some((one) => !blank(answerOf(one)))) return []
  return [problem(node.path, 'one-required', node.element.requiredErrorText)]
}

function ofQuestion(node: Node, setting: Setting): Problem[] {
  const { element, path } = node
  if (node.readOnly) return []
  const value = answerOf(node)
  const problems: Problem[] = []
  const add = (kind: ProblemKind, text?: Problem['text'], limit?: Problem['limit']) =>
    problems.push(problem(path, kind, text, limit))
  if (node.required && (element.type === 'consent' ? value !== true : blank(value)))
    add('required', element.requiredErrorText)
  if (node.choices && otherIsEmpty(node, value)) add('other-empty', element.otherErrorText)
  if (choosesMany(node)) {
    const count = Array.isArray(value) ? value.length : 0
    const { minSelectedChoices: least = 0, maxSelectedChoices: most = 0 } = element
    const only = Array.isArray(value) ? value[0] : undefined
    const none = count === 1 && only !== SPECIAL.other && specialValues(element).includes(only)
    if (count < least && !none) add('too-few', undefined, least)
    // survey-core leaves it to the page not to offer more; whoever sends without a page is held to it, too.
    if (most && count > most) add('too-many', undefined, most)
  }
  // Many phones let people type on beyond what a field allows.
  if (element.type === 'text' || element.type === 'comment') {
    const most = Number(element.maxLength) > 0 ? Number(element.maxLength) : setting.survey.definition.maxTextLength
    if (most && most > 0 && typeof value === 'string' && value.length > most) add('too-long', undefined, most)
  }
  if (element.type === 'text') for (const found of limits(node, value, setting)) add(...found)
  if (isFormed(element, 'grid')) for (const kind of ofMatrix(node, value)) add(kind)
  if (isFormed(element, 'list') && node.required && element.minRowCount) {
    const filled = node.children.filter((row) => !isEmpty(row.holder)).length
    if (filled < element.minRowCount) add('too-few-rows', undefined, element.minRowCount)
  }
  // As in SurveyJS, the survey's own validators have their say once the answer is otherwise complete.
  if (problems.length) return problems
  const scope = selfScope(node.scope, value)
  const agrees = (expression: string) => holds(setting.survey, expression, scope, setting.environment)
  const matching = (pattern: string, insensitive: boolean) => matches(setting.survey, pattern, insensitive, value)
  for (const validator of element.validators ?? []) {
    const kind = violates(validator, value, agrees, matching)
    if (!kind) continue
    const found = problem(path, kind, validator.text, boundOf(validator, kind))
    const { notificationType } = validator
    problems.push(notificationType && notificationType !== 'error' ? { ...found, severity: notificationType } : found)
  }
  return problems
}

const BOUNDS: Partial<Record<ProblemKind, string>> = {
  'too-small': 'minValue',
  'too-large': 'maxValue',
  'too-short': 'minLength',
  'too-long': 'maxLength',
  'too-few': 'minCount',
  'too-many': 'maxCount',
}

function boundOf(validator: object, kind: ProblemKind): number | undefined {
  const bound: unknown = new Map<string, unknown>(Object.entries(validator)).get(BOUNDS[kind] ?? '')
  return typeof bound === 'number' ? bound : undefined
}

function otherIsEmpty(node: Node, value: unknown): boolean {
  const { element, choices, holder, key } = node
  const chosen = (Array.isArray(value) ? value : [value]).map((one) => ({
    value: bareValue(node, one),
    words: isPlain(one) ? one.comment : undefined,
  }))
  const isOther = element.showOtherItem && chosen.some((one) => one.value === SPECIAL.other)
  if (isOther && blank(holder[`${key}-Comment`])) return true
  return (choices ?? []).some((choice) => {
    const mine = choice.isCommentRequired && choice.showCommentArea
    return mine && chosen.some((one) => equals(one.value, choice.value) && blank(one.words))
  })
}

type Limit = [ProblemKind, Problem['text'], Problem['limit']]
const TIMED = new Set(['date', 'datetime-local'])

function* limits({ element, scope }: Node, value: unknown, { survey, environment }: Setting): Generator<Limit> {
  if (element.inputType === 'email' && !element.validators?.some(({ type }) => type === 'email')) {
    if (value && !isEmail(value)) yield ['email', undefined, undefined]
  }
  if (blank(value)) return
  // What else cannot be stored nobody types: the platform tells of it.
  if (typeof value === 'number' && value > LARGEST_NUMBER) return yield ['too-large', undefined, LARGEST_NUMBER]
  const isTimed = TIMED.has(element.inputType ?? '')
  const { zone } = environment
  const bound = (fixed: number | string | undefined, expression: string | undefined) => {
    const found = expression ? result(survey, expression, scope, environment) : fixed
    return toAnswer(found, zone, element.inputType) as number | string | undefined
  }
  const measure = (one: unknown): unknown => (isTimed ? toDate(one, zone).getTime() : one)
  const [least, most] = [bound(element.min, element.minValueExpression), bound(element.max, element.maxValueExpression)]
  if (!isEmpty(least) && less(measure(value), measure(least))) yield ['too-small', element.minErrorText, least]
  if (!isEmpty(most) && less(measure(most), measure(value))) yield ['too-large', element.maxErrorText, most]
  if (element.inputType === 'number' && offStep(toNumber(value), toNumber(element.step))) {
    yield ['step', element.stepErrorText, element.step]
  }
}

const less = (a: unknown, b: unknown) => {
  const [x, y] = [a, b].map((side) => (typeof side === 'object' ? toText(side) : side)) as [number, number]
  return x < y
}

function offStep(value: number, step: number): boolean {
  if (Number.isNaN(value) || !(step > 0)) return false
  let scale = 1
  while (scale < 1e6 && (Math.round(step * scale) / scale !== step || Math.round(value * scale) / scale !== value))
    scale *= 10
  return Math.round(step * scale) > 0 && Math.round(value * scale) % Math.round(step * scale) !== 0
}
