/** A calendar day in the site's zone, `YYYY-MM-DD`. */
export type Day = string

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Whether the text names a day that exists: 2024-02-29 does, 2023-02-29 does not. */
export const isDay = (text: string): boolean => {
  if (!DAY.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/**
 * Days since 1970-01-01. Counting is done on these whole numbers, so that no clock zone and no summer time, the host's or
 * the site's, can lose or repeat a day. Throws a RangeError for what is not a day.
 */
export const dayNumber = (day: Day): number => {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** The day with this number; throws a RangeError outside the years 0000–9999. */
export const dayAt = (number: number): Day => {
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10)
  if (!DAY.test(day)) throw new RangeError(`no day has the number ${number}`)
  return day
}

/** Day 0 of the count is a Thursday. */
export const isWeekend = (number: number): boolean => {
  const sinceMonday = (((number + 3) % 7) + 7) % 7
  return sinceMonday >= 5
}

/** Making one costs some 50 µs, using it 1 µs. */
const formats = new Map<string, Intl.DateTimeFormat>()

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}

/**
 * The day on the wall in `timeZone` at an instant: milliseconds since 1970, or ISO 8601 with its offset. Text without an
 * offset is refused, because it would be read in the host's zone. Throws a RangeError for that and for an unknown zone.
 */
export const dayInZone = (instant: number | string, timeZone: string): Day => {
  if (typeof instant === 'string' && !(INSTANT.test(instant) && isDay(instant.slice(0, 10)))) {
    throw new RangeError(`not an instant with its offset: ${instant}`)
  }
  const parts = formatFor(timeZone).formatToParts(new Date(instant))
  const part = (type: 'year' | 'month' | 'day') => parts.find((each) => each.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  if (!isDay(day)) throw new RangeError(`no day: ${day}`)
  return day
}
