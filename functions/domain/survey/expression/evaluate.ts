import type { Expression } from './ast.ts'
import { FUNCTIONS } from './functions.ts'
import { literal, toPrimitive } from './numbers.ts'
import { operate } from './operators.ts'
import type { Scope } from './scope.ts'
import { isEmpty } from './values.ts'

/** Nodes visited for one result. A condition over rows repeats for each; beyond this the rest of it counts as missing. */
export const MAX_STEPS = 200_000

export type Environment = {
  /** milliseconds since 1970, for `today()`, `age()` and their like */
  now: number
  /** IANA name of the survey's time zone */
  zone: string
}

/** What one evaluation carries along; `left` is the steps it may still take. */
export type Evaluation = Environment & { scope: Scope; left: number }

export function evaluate(expression: Expression, scope: Scope, environment: Environment): unknown {
  return visit(expression, { scope, now: environment.now, zone: environment.zone, left: MAX_STEPS })
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
  for (let next = pending.pop(); next; next = pending.pop()) {
    const right = visit(next.right, evaluation)
    ordered ||= isOrdered(next.right, right, evaluation)
    value = operate(next.operator, value, right, evaluation.zone, ordered)
    ordered = false
  }
  return value
}

// Only lists have an order, and most values are none: they need not be found a second time.
function isOrdered(node: Expression, value: unknown, { scope }: Evaluation): boolean {
  return node.kind === 'name' && typeof value === 'object' && scope.find(node.name, false)?.ordered === true
}

function named(name: string, raw: boolean, { scope }: Evaluation, original: boolean) {
  const found = scope.find(name, original)
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
