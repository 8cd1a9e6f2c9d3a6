import type { QuestionResult, StaffResults } from '../../../contract/survey/results.ts'
import { median } from './median.ts'

/** One part of the tallies, summed over its shards. */
export interface Part {
  id: string
  version: number
  total: number
  options?: Record<string, number> | undefined
}

/** The part that counts responses as a whole: `total`, and `language:`, `channel:`, `version:`, `day:`. */
export const WHOLE = 'all'

const KEY = /^([\w.-]+)([=:^#])(.*)$/

/** The results as the tallies have them: no response is read for it, and no definition. */
export const resultsOf = (parts: readonly Part[]): StaffResults => {
  const whole = parts.find(({ id }) => id === WHOLE)
  const under = (name: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(whole?.options ?? {}).flatMap(([key, count]) =>
        key.startsWith(`${name}:`) && count !== 0 ? [[key.slice(name.length + 1), count]] : [],
      ),
    )
  return {
    total: whole?.total ?? 0,
    settled: parts.reduce((sum, { version }) => sum + version, 0),
    languages: under('language'),
    channels: under('channel'),
    versions: under('version'),
    days: under('day'),
    questions: questionsOf(parts),
  }
}

interface Counts {
  answered: number
  options: Map<string, number>
  places: Map<string, number>
  numbers: Map<number, number>
}

const questionsOf = (parts: readonly Part[]): QuestionResult[] => {
  const questions = new Map<string, Counts>()
  for (const { id: part, options } of parts) {
    if (part === WHOLE) continue
    for (const [key, count] of Object.entries(options ?? {})) {
      const [, id = '', kind, rest = ''] = KEY.exec(key) ?? []
      // A response that was erased leaves zeros behind.
      if (kind === undefined || count === 0) continue
      const counts = questions.get(id) ?? { answered: 0, options: new Map(), places: new Map(), numbers: new Map() }
      questions.set(id, counts)
      if (kind === '=') counts.answered += count
      else if (kind === ':') raise(counts.options, rest, count)
      else if (kind === '^') raise(counts.places, rest, count)
      else raise(counts.numbers, Number(rest), count)
    }
  }
  return [...questions].map(([id, { answered, options, places, numbers }]) => {
    const ascending = [...numbers].sort(([a], [b]) => a - b)
    return {
      id,
      answered,
      options: Object.fromEntries(options),
      places: Object.fromEntries(places),
      numbers: ascending,
      median: median(ascending),
    }
  })
}

// The same question may be kept in another part in another version of the survey: all parts add up.
const raise = <K>(map: Map<K, number>, key: K, by: number): void => {
  map.set(key, (map.get(key) ?? 0) + by)
}
