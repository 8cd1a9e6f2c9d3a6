import * as v from 'valibot'
import { Day } from '../../../../functions/contract/basics.ts'
import { CommentFilter } from '../../../../functions/contract/solicitation/list.ts'
import { dayAt, dayNumber } from '../../../../functions/domain/calendar/day.ts'
import { endOfDay } from '../../../../functions/domain/solicitation/end-of-day.ts'

/** The filters that a person sets; the address carries each under its own name. */
export const FILTERS = ['article', 'stance', 'sender', 'state', 'adoption', 'label', 'groupId', 'search'] as const
/** First and last day, in the site's zone. */
export const DAYS = ['from', 'until'] as const
export type FilterName = (typeof FILTERS)[number] | (typeof DAYS)[number]
export type Filters = Partial<Record<FilterName, string>>

/** What of an address is a filter: whatever the platform would refuse is left out, so that no link can break the list. */
export const filtersOf = (query: URLSearchParams): Filters => {
  const found: Filters = {}
  for (const name of FILTERS) {
    const value = query.get(name)
    if (value !== null && v.safeParse(CommentFilter.entries[name], value).success) found[name] = value
  }
  for (const name of DAYS) {
    const value = query.get(name)
    if (value !== null && v.safeParse(Day, value).success) found[name] = value
  }
  return found
}

/** As the platform asks for them: days as the moments between which they lie. */
export const asked = ({ from, until, ...filters }: Filters, zone: string): Record<string, string> => ({
  ...filters,
  ...(from ? { from: `${endOfDay(dayAt(dayNumber(from) - 1), zone)}` } : {}),
  ...(until ? { until: `${endOfDay(until, zone)}` } : {}),
})

/** The address with some filters changed; an empty value takes one away. What else it carries stays. */
export const withFilters = (query: URLSearchParams, change: Filters): URLSearchParams => {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}
