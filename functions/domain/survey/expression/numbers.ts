import { toText } from './values.ts'

// What SurveyJS takes for a number, and what it makes of constants: apart, for comparing answers needs neither.

/** NaN for what is no number. A decimal comma counts as a point. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  if (Array.isArray(value)) return value.length === 1 && !Array.isArray(value[0]) ? toNumber(value[0]) : Number.NaN
  // What is longer is none, and a text made of others is not to be looked through at each step.
  if (typeof value !== 'string' || value.length > 400) return Number.NaN
  const text = value.trim()
  // Longer runs of digits are account numbers and the like, that must not lose their last digits.
  if (!text || (text.length > 15 && /^\d+$/.test(text))) return Number.NaN
  const number = Number(/^[^,]*,[^,]*$/.test(text) ? text.replace(',', '.') : text)
  return Number.isFinite(number) ? number : Number.NaN
}

export const isNumber = (value: unknown) => !Number.isNaN(toNumber(value))

/** An operand JavaScript's own `+` and `<` can be given. */
export function toPrimitive(value: unknown): string | number | boolean | null | undefined {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'object' && value !== null) return toText(value)
  return value as string | number | boolean | null | undefined
}

/** What the text of a constant or an answer stands for: `'true'` is true, `'5'` is 5, but `'007'` stays a text. */
export function literal(value: unknown): unknown {
  if (typeof value !== 'string' || !value) return value
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  if (value.length > 1 && /^['"].*['"]$/s.test(value)) return value.slice(1, -1)
  if (/^0[^.,x]/.test(value) || !isNumber(value)) return value
  return toNumber(value)
}
