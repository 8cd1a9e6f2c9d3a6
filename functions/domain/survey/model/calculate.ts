import { type Environment, equals, type Plain, type Scope, toAnswer, toNumber } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import { type Compiled, result } from './compiled.ts'
import { answerOf, type Node, write } from './node.ts'
import type { Setting } from './outline.ts'

/** The most that JavaScript writes behind the point, and far more than a number has. */
const MAX_DIGITS = 100

/** Brings the survey's own calculated values up to date; true where one has changed. */
export function calculateValues(survey: Compiled, calculated: Plain, scope: Scope, environment: Environment): boolean {
  let changed = false
  for (const { name, expression } of survey.definition.calculatedValues ?? []) {
    if (!expression) continue
    const value = result(survey, expression, scope, environment)
    if (equals(value, calculated[name], true)) continue
    calculated[name] = value
    changed = true
  }
  return changed
}

/** Writes the value of a calculated question among the answers, for other expressions to read. */
export function calculateAnswer(node: Node, { survey, environment }: Setting): boolean {
  const { element, kind } = node
  if (!isFormed(element, 'calculated') || kind !== 'question' || !element.expression || node.readOnly) return false
  const found = result(survey, element.expression, node.scope, environment)
  const day = toAnswer(found, environment.zone)
  const precision = Math.min(element.precision ?? -1, MAX_DIGITS)
  const number = precision >= 0 ? toNumber(day) : Number.NaN
  const value =
    day === Number.POSITIVE_INFINITY ? undefined : Number.isNaN(number) ? day : Number(number.toFixed(precision))
  if (equals(value, answerOf(node), true)) return false
  write(node, value)
  return true
}
