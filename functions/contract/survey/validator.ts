import * as v from 'valibot'
import { condition, count, flag, number, texts } from './common.ts'

/**
 * Whether a pattern can be used: it is one, and no group that repeats can match the same text in two ways. `(a+)+` and `(a|a)*` take
 * time exponential in an answer, which anybody may send; JavaScript has no way to stop it.
 */
export function isPattern(source: string): boolean {
  if (repeatsAmbiguously(source)) return false
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

/** Of a group: by how much something in it may be longer or shorter, and how each of its alternatives begins. */
interface Group {
  varies: number
  alternatives: string[]
}

/** Repeated no more often than this, so few ways of matching are still few together. */
const FEW = 6
/** `a?a?a?…` doubles the ways with each: in one pattern no more than these. */
const MOST_CHOICES = 20
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[\s\S]/y
const QUANTIFIER = /(?:([*+])|(\?)|\{(\d{1,6})(?:(,)(\d{0,6}))?\})\??/y

const repeatsAmbiguously = (source: string): boolean => {
  const groups: Group[] = [{ varies: 0, alternatives: [''] }]
  let [at, choices] = [0, 0]
  const next = (what: RegExp) => {
    what.lastIndex = at
    const found = what.exec(source)
    if (found) at = what.lastIndex
    return found
  }
  for (let token = next(TOKEN)?.[0]; token; token = next(TOKEN)?.[0]) {
    if (token.startsWith('(')) {
      groups.push({ varies: 0, alternatives: [''] })
      continue
    }
    const closed = token === ')' && groups.length > 1 ? groups.pop() : undefined
    const group = groups.at(-1) ?? { varies: 0, alternatives: [] }
    if (token === '|') {
      group.alternatives.push('')
      continue
    }
    const [quantifier, endless, , least = '1', comma, most = ''] = next(QUANTIFIER) ?? []
    const times = endless || (comma && most === '') ? Number.POSITIVE_INFINITY : Number(most || least)
    const isExact = quantifier === undefined || (quantifier.startsWith('{') && (comma === undefined || least === most))
    const inner = closed
      ? Math.max(closed.varies, areDistinct(closed.alternatives) ? 0 : closed.alternatives.length)
      : 0
    if (inner > 0 && times > (inner > FEW ? 1 : FEW)) return true
    if (!isExact && ++choices > MOST_CHOICES) return true
    group.varies = Math.max(group.varies, inner && inner * times, isExact ? 0 : times)
    const last = group.alternatives.length - 1
    if (group.alternatives[last] === '')
      group.alternatives[last] = /^[\p{L}\p{N}]$/u.test(token) && isExact ? token : '?'
  }
  return false
}

/** Each begins with a character of its own, so that a text fits one of them at most; a single one cannot be mistaken. */
const areDistinct = (alternatives: readonly string[]): boolean =>
  alternatives.length === 1 ||
  (alternatives.every((each) => each !== '' && each !== '?') &&
    new Set(alternatives.map((each) => each.toLowerCase())).size === alternatives.length)

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
