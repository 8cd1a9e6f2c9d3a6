import * as v from 'valibot'
import { Day } from '#contract/basics.ts'
import { CommentFilter } from '#contract/solicitation/list.ts'
import { momentsOf } from '../../router/filters.ts'

/** The filters that a person sets; the address carries each under its own name. */
export const FILTERS = ['article', 'stance', 'sender', 'state', 'adoption', 'label', 'groupId', 'search'] as const
/** First and last day, in the site's zone. */
export const DAYS = ['from', 'until'] as const
type FilterName = (typeof FILTERS)[number] | (typeof DAYS)[number]
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
  ...momentsOf(from, until, zone),
})
