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

/** The parts that count hours, one a month, so that none grows for ever. */
export const hoursPart = (month: string): string => `hours-${month}`
/** The part that counts how responses were given. */
export const SIGNALS = 'signals'
/** The parts that a definition's questions are spread over. */
export const ofQuestions = (part: string): boolean => part.startsWith('part')

const KEY = /^([\w.-]+)([?=:^#])(.*)$/

/** The results as the tallies have them: no response is read for it, and no definition. */
export const resultsOf = (parts: readonly Part[]): StaffResults => {
  const whole = parts.find(({ id }) => id === WHOLE)
  const signals = parts.find(({ id }) => id === SIGNALS)
  const hours = parts.filter(({ id }) => id.startsWith(hoursPart('')))
  const took = Object.entries(under(signals, 'took#'))
    .map(([seconds, count]): [number, number] => [Number(seconds), count])
    .sort(([a], [b]) => a - b)
  const { automated = 0, fast = 0 } = under(signals, 'signal:')
  return {
    total: whole?.total ?? 0,
    settled: parts.reduce((sum, { version }) => sum + version, 0),
    languages: under(whole, 'language:'),
    channels: under(whole, 'channel:'),
    versions: under(whole, 'version:'),
    days: under(whole, 'day:'),
    hours: Object.assign({}, ...hours.map((part) => under(part, 'hour:'))) as Record<string, number>,
    took: { distribution: took, median: median(took) },
    signals: { automated, fast },
    questions: questionsOf(parts),
  }
}

/** A part's counters that begin so, by what follows. A response that was erased leaves zeros behind. */
const under = (part: Part | undefined, prefix: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(part?.options ?? {}).flatMap(([key, count]) =>
      key.startsWith(prefix) && count !== 0 ? [[key.slice(prefix.length), count]] : [],
    ),
  )

interface Counts {
  asked: number
  answered: number
  options: Map<string, number>
  places: Map<string, number>
  numbers: Map<number, number>
}

const questionsOf = (parts: readonly Part[]): QuestionResult[] => {
  const questions = new Map<string, Counts>()
  for (const { id: part, options } of parts) {
    if (!ofQuestions(part)) continue
    for (const [key, count] of Object.entries(options ?? {})) {
      const [, id = '', kind, rest = ''] = KEY.exec(key) ?? []
      // A response that was erased leaves zeros behind.
      if (kind === undefined || count === 0) continue
      const counts = questions.get(id) ?? {
        asked: 0,
        answered: 0,
        options: new Map(),
        places: new Map(),
        numbers: new Map(),
      }
      questions.set(id, counts)
      if (kind === '?') counts.asked += count
      else if (kind === '=') counts.answered += count
      else if (kind === ':') raise(counts.options, rest, count)
      else if (kind === '^') raise(counts.places, rest, count)
      else raise(counts.numbers, Number(rest), count)
    }
  }
  return [...questions].map(([id, { asked, answered, options, places, numbers }]) => {
    const ascending = [...numbers].sort(([a], [b]) => a - b)
    return {
      id,
      asked,
      answered,
      options: Object.fromEntries(options),
      places: Object.fromEntries(places),
      numbers: ascending,
      step: null,
      median: median(ascending),
    }
  })
}

// The same question may be kept in another part in another version of the survey: all parts add up.
const raise = <K>(map: Map<K, number>, key: K, by: number): void => {
  map.set(key, (map.get(key) ?? 0) + by)
}
