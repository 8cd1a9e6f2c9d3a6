import * as v from 'valibot'
import { condition, count, flag, MAX_TEXT, number, texts } from './common.ts'

export { isPattern } from '../pattern/index.ts'

// A warning or a note does not stop a response.
const own = { text: texts, notificationType: v.exactOptional(v.picklist(['error', 'warning', 'info'])) }

export const validators = {
  numeric: v.strictObject({ type: v.literal('numeric'), minValue: number, maxValue: number, ...own }),
  text: v.strictObject({ type: v.literal('text'), minLength: count, maxLength: count, allowDigits: flag, ...own }),
  answercount: v.strictObject({ type: v.literal('answercount'), minCount: count, maxCount: count, ...own }),
  regex: v.strictObject({
    type: v.literal('regex'),
    /** a draft may hold one that is none; it is not asked (`isPattern`) */
    regex: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
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
