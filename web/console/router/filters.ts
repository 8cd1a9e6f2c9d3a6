import { dayAt, dayNumber } from '#domain/calendar/day.ts'
import { endOfDay } from '#domain/solicitation/end-of-day.ts'

/** The address with some filters changed; an empty value takes one away. What else it carries stays. */
export const withFilters = (
  query: URLSearchParams,
  change: Readonly<Record<string, string | undefined>>,
): URLSearchParams => {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** First and last day, in a site's zone, as the moments between which they lie. */
export const momentsOf = (from: string | undefined, until: string | undefined, zone: string) => ({
  ...(from ? { from: `${endOfDay(dayAt(dayNumber(from) - 1), zone)}` } : {}),
  ...(until ? { until: `${endOfDay(until, zone)}` } : {}),
})
