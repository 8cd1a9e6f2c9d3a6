import type { Definition } from '../../../contract/survey/definition.ts'
import { type Environment, type Expression, evaluate, isTrue, parse, type Scope } from '../expression/index.ts'

/** A definition with its expressions parsed, each once, when they are first needed. */
export type Compiled = { definition: Definition; parsed: Map<string, Expression | undefined> }

export const compile = (definition: Definition): Compiled => ({ definition, parsed: new Map() })

export function parsed(survey: Compiled, text: string): Expression | undefined {
  if (!survey.parsed.has(text)) {
    const result = parse(text)
    survey.parsed.set(text, result.ok ? result.expression : undefined)
  }
  return survey.parsed.get(text)
}

export function result(survey: Compiled, text: string, scope: Scope, environment: Environment): unknown {
  const expression = parsed(survey, text)
  return expression && evaluate(expression, scope, environment)
}

/** A condition over options, columns, rows, or of a validator: 1 and '1' are true as well. */
export function holds(survey: Compiled, text: string | undefined, scope: Scope, environment: Environment): boolean {
  return !text || isTrue(result(survey, text, scope, environment))
}
