/**
 * Stands for `domain/survey/expression` under the model in the embed's build (vite.config.ts): answers are compared at once,
 * the language itself comes with `rules.ts`. A survey without conditions never asks for it, and never loads it.
 */
import type * as Real from '#domain/survey/expression/index.ts'
import { engine } from './engine.ts'

export type { Environment, Expression, Scope } from '#domain/survey/expression/index.ts'
export { equals, isEmpty, isPlain, type Plain, toText } from '#domain/survey/expression/values.ts'

const NONE = { ok: false, reason: 'empty', at: 0 } as const

export const parse: typeof Real.parse = (text) => engine?.parse(text) ?? NONE
export const evaluate: typeof Real.evaluate = (...given) => engine?.evaluate(...given)
export const isTrue: typeof Real.isTrue = (value) => engine?.isTrue(value) ?? false
/** Only an expression makes a date; what people answer are texts. */
export const toAnswer: typeof Real.toAnswer = (...given) => (engine ? engine.toAnswer(...given) : given[0])
/** Without the language dates are only compared with each other, which needs no time zone. */
export const toDate: typeof Real.toDate = (value, zone) =>
  engine ? engine.toDate(value, zone) : new Date(/T/.test(`${value}`) ? `${value}Z` : `${value}`)
