import type { Filter } from '../../../contract/survey/cross.ts'
import type { Marks } from '../tally/index.ts'
import { ofQuestions, WHOLE } from './count.ts'

/**
 * What a response is, of a dimension: the options chosen, `#number`, or in a ranking what stands first. Read from what it
 * adds to the tallies, so it needs no definition and joins versions as they do.
 */
export const valuesOf = (marks: Marks, by: string): string[] => {
  if (by.startsWith('~')) return after(marks[WHOLE] ?? {}, `${by.slice(1)}:`)
  const found: string[] = []
  for (const [part, counters] of Object.entries(marks)) {
    if (!ofQuestions(part)) continue
    const first = Object.keys(counters).find((key) => key.startsWith(`${by}^`) && counters[key] === 1)
    if (first !== undefined) return [first.slice(by.length + 1)]
    found.push(...after(counters, `${by}:`), ...after(counters, `${by}#`).map((number) => `#${number}`))
  }
  return found
}

const after = (counters: Readonly<Record<string, number>>, prefix: string): string[] =>
  Object.keys(counters).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))

export const passes = (marks: Marks, filters: readonly Filter[]): boolean =>
  filters.every(({ by, values }) => valuesOf(marks, by).some((value) => values.includes(value)))
