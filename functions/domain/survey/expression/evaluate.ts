import type { Expression } from './ast.ts'
import { FUNCTIONS } from './functions.ts'
import { literal, toPrimitive } from './numbers.ts'
import { operate } from './operators.ts'
import type { Scope } from './scope.ts'
import { isEmpty } from './values.ts'
import { weightOf } from './weight.ts'

/** Nodes visited for one result. A condition over rows repeats for each; beyond this the rest of it counts as missing. */
const MAX_STEPS = 200_000

/** A result may be so much (`weightOf`), 160,000 characters or 10,000 items; more counts as missing. */
const MAX_WEIGHT = 10_000

export type Environment = {
  /** milliseconds since 1970, for `today()`, `age()` and their like */
  now: number
  /** IANA name of the survey's time zone */
  zone: string
  /** steps that all evaluations together may still take; absent: each has its own limit only */
  budget?: { left: number }
}

/** What one evaluation carries along; `left` is the steps it may still take. */
export type Evaluation = Environment & { scope: Scope; left: number }

export function evaluate(expression: Expression, scope: Scope, environment: Environment): unknown {
  const budget = environment.budget ?? { left: MAX_STEPS }
  const most = Math.min(MAX_STEPS, budget.left)
  const evaluation: Evaluation = { ...environment, scope, left: most }
  const value = visit(expression, evaluation)
  budget.left -= most - evaluation.left
  return weightOf(value, MAX_WEIGHT) < MAX_WEIGHT ? value : null
}

/** A condition holds if its value is true, 1 or '1'; `{name}` alone is no test for an answer, `{name} notempty` is. */
export function holds(expression: Expression, scope: Scope, environment: Environment): boolean {
  return isTrue(evaluate(expression, scope, environment))
}

export const isTrue = (value: unknown) => value !== undefined && Number(toPrimitive(value)) === 1

export function visit(node: Expression, evaluation: Evaluation, original = false): unknown {
  if (evaluation.left-- <= 0) return null
  switch (node.kind) {
    case 'value':
      return node.value
    case 'name':
      return named(node.name, node.raw, evaluation, original).value
    case 'list':
      return node.items.map((item) => visit(item, evaluation))
    case 'call':
      if (!Object.hasOwn(FUNCTIONS, node.name)) return null
      return FUNCTIONS[node.name]?.(
        node.args.map((arg) => visit(arg, evaluation)),
        evaluation,
        node.args,
      )
    case 'unary': {
      const value = visit(node.operand, evaluation)
      return node.operator === '!' ? !value : isEmpty(value) === (node.operator === 'empty')
    }
    case 'binary':
      return chain(node, evaluation)
  }
}

// `a or b or c …` is a tree as deep to the left as it is long, so its left side is walked in a loop.
function chain(node: Expression, evaluation: Evaluation): unknown {
  const pending = []
  let first = node
  while (first.kind === 'binary') {
    pending.push(first)
    first = first.left
  }
  let value = visit(first, evaluation)
  let ordered = isOrdered(first, value, evaluation)
  for (let next = pending.pop(); next && evaluation.left > 0; next = pending.pop()) {
    const right = visit(next.right, evaluation)
    ordered ||= isOrdered(next.right, right, evaluation)
    value = operate(next.operator, value, right, evaluation.zone, ordered)
    if (Array.isArray(value)) evaluation.left -= value.length
    ordered = false
  }
  return value
}

// Only lists have an order, and most values are none: they need not be found a second time.
function isOrdered(node: Expression, value: unknown, { scope }: Evaluation): boolean {
  return node.kind === 'name' && typeof value === 'object' && scope.find(node.name, false)?.ordered === true
}

function named(name: string, raw: boolean, evaluation: Evaluation, original: boolean) {
  const found = evaluation.scope.find(name, original)
  evaluation.left -= weightOf(found?.value, evaluation.left)
  if (found) return { value: raw ? found.value : literal(found.value) }
  return { value: name.endsWith('.length') ? 0 : name.indexOf(':') > 0 ? object(name) : null }
}

// `{"a": 1}` is a name to the grammar and an object to whoever wrote it.
function object(inside: string): unknown {
  try {
    return JSON.parse(`{${inside}}`)
  } catch {
    return null
  }
}
