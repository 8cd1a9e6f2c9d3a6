import * as v from 'valibot'
import { condition, count, flag, number, texts } from './common.ts'

/**
 * Whether a pattern can be used: it is one, and no group that repeats holds something that repeats. `(a+)+` takes time
 * exponential in an answer, which anybody may send; JavaScript has no way to stop it.
 */
export function isPattern(source: string): boolean {
  const bare = source
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\{\d+\}/g, '')
  if (/\((?:[^()]|\([^()]*\))*[*+}](?:[^()]|\([^()]*\))*\)[*+{]/.test(bare)) return false
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

// A warning or a note does not stop a response.
const own = { text: texts, notificationType: v.exactOptional(v.picklist(['error', 'warning', 'info'])) }

export const validators = {
  numeric: v.strictObject({ type: v.literal('numeric'), minValue: number, maxValue: number, ...own }),
  text: v.strictObject({ type: v.literal('text'), minLength: count, maxLength: count, allowDigits: flag, ...own }),
  answercount: v.strictObject({ type: v.literal('answercount'), minCount: count, maxCount: count, ...own }),
  regex: v.strictObject({
    type: v.literal('regex'),
    regex: v.pipe(v.string(), v.maxLength(500), v.check(isPattern)),
    caseInsensitive: flag,
    ...own,
  }),
  email: v.strictObject({ type: v.literal('email'), ...own }),
  expression: v.strictObject({ type: v.literal('expression'), expression: condition, ...own }),
}

export const validator = v.variant('type', [
  validators.numeric,
  validators.text,
  validators.answercount,
  validators.regex,
  validators.email,
  validators.expression,
])

export type Validator = v.InferOutput<typeof validator>
