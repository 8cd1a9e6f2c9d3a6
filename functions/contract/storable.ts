import type { InputIssue } from './refusal.ts'

/** The largest whole number that keeps its value on its way through JSON and the store; what is beyond is refused by the store. */
export const LARGEST_NUMBER = 2 ** 53 - 1
/** DynamoDB holds nothing between this and zero. */
const SMALLEST_NUMBER = 1e-130

/** Whether the store can hold a number; it holds neither `NaN` nor an infinite one. */
const isStorable = (value: number): boolean => {
  const size = Math.abs(value)
  return size === 0 || (size >= SMALLEST_NUMBER && size <= LARGEST_NUMBER)
}

/** The rule that such a number broke, as a question's own limits are told. */
const numberIssue = (value: number): Pick<InputIssue, 'rule'> & { limit: number } => {
  if (value > 1) return { rule: 'too-large', limit: LARGEST_NUMBER }
  return { rule: 'too-small', limit: value < -1 ? -LARGEST_NUMBER : SMALLEST_NUMBER }
}

/** Every number in JSON, whatever its depth, that the store could never take, by where it stands. Walked without recursion. */
export const unstorable = (json: unknown, path = ''): InputIssue[] => {
  const issues: InputIssue[] = []
  const waiting: [string, unknown][] = [[path, json]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [at, value] = next
    if (typeof value === 'number' && !isStorable(value)) issues.push({ path: at, ...numberIssue(value) })
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) waiting.push([at ? `${at}.${name}` : name, inner])
  }
  return issues
}
