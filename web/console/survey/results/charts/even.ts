import { type Step, stepText } from '#domain/survey/results/widen.ts'

/** One of the even steps of a distribution or of time. */
export interface Column {
  key: string
  /** Below its column. */
  label: string
  /** In full. */
  name: string
  count: number
}

/** Beyond these a value far off would leave nothing but room between it and the others. */
const MOST_EMPTY = 60
const HOUR_MS = 3_600_000
const SIZES = { day: 24 * HOUR_MS, hour: HOUR_MS }
/** What keys are cut to: `YYYY-MM-DD` and `YYYY-MM-DDTHH`. */
const LENGTHS = { day: 10, hour: 13 }

/** Days or hours in their order, those in which nothing came as well: a pause is seen as one. */
export const evenTime = (counts: Readonly<Record<string, number>>, step: 'day' | 'hour'): Column[] => {
  const keys = Object.keys(counts).sort()
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  // The site's own days and hours, so that they are counted as if of a zone without summer time.
  const instant = (key: string) => Date.parse(step === 'day' ? `${key}T00:00Z` : `${key}:00Z`)
  const found: Column[] = []
  for (let at = instant(first); at <= instant(last); at += SIZES[step]) {
    const key = new Date(at).toISOString().slice(0, LENGTHS[step])
    const name = step === 'day' ? key : `${key.replace('T', ' ')}:00`
    found.push({ key, name, label: name.slice('YYYY-'.length), count: counts[key] ?? 0 })
  }
  return found
}

/** A distribution with the values between that nobody gave, where they are few enough to be shown. */
export const evenValues = (
  values: readonly (readonly [value: number, count: number])[],
  step: Step | null,
): Column[] => {
  const whole = step ?? (values.every(([value]) => Number.isInteger(value)) ? { width: 1, whole: true } : null)
  const column = ([from, count]: readonly [number, number]): Column => {
    const name = stepText(from, step)
    return { key: String(from), label: name, name, count }
  }
  const [first, last] = [values[0]?.[0], values.at(-1)?.[0]]
  if (!whole || first === undefined || last === undefined) return values.map(column)
  const places = Math.round((last - first) / whole.width)
  if (places + 1 - values.length > MOST_EMPTY) return values.map(column)
  const counts = new Map(
    values.map(([value, count]) => [Math.round((value - first) / whole.width), [value, count] as const]),
  )
  return Array.from({ length: places + 1 }, (_, at) =>
    column(counts.get(at) ?? [Number((first + at * whole.width).toPrecision(12)), 0]),
  )
}
