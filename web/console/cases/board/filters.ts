import * as v from 'valibot'
import { CaseQuery } from '#contract/case/list.ts'

const FIELDS = ['state', 'type', 'department', 'standing', 'handler', 'q'] as const

/** What narrows a view down. */
export type FilterField = (typeof FIELDS)[number]

/** What the board shows: as it stands in the address, so that it can be linked, kept and gone back to. */
export type Filters = Pick<CaseQuery, 'view' | 'sort' | FilterField>

/** Where an official's day begins. */
const START = { view: 'today', sort: 'due' } as const satisfies Filters

/** The parts of an address that make sense; the rest, as of an old link, is left out. */
export const readFilters = (query: URLSearchParams): Filters => {
  const read = <K extends keyof Filters>(name: K): Filters[K] => {
    const parsed = v.safeParse(CaseQuery.entries[name], query.get(name) || undefined)
    return (parsed.success && query.get(name) ? parsed.output : undefined) as Filters[K]
  }
  const filters: Filters = { view: read('view') ?? START.view, sort: read('sort') ?? START.sort }
  for (const field of FIELDS) {
    const value = read(field)
    if (value !== undefined) Object.assign(filters, { [field]: value })
  }
  return filters
}

/** As short as it can be: what is as at the start is not written. */
export const writeFilters = (filters: Filters): URLSearchParams => {
  const query = new URLSearchParams()
  if (filters.view !== START.view) query.set('view', filters.view)
  if (filters.sort !== START.sort) query.set('sort', filters.sort)
  for (const field of FIELDS) {
    const value = filters[field]
    if (value) query.set(field, value)
  }
  return query
}

/** How many narrow the view down. */
export const filterCount = (filters: Filters): number => FIELDS.filter((field) => filters[field]).length

export const withoutFilters = ({ view, sort }: Filters): Filters => ({ view, sort })

/** Another value of one filter; '' takes it away. */
export const changeFilter = (filters: Filters, field: FilterField, value: string): Filters => {
  const query = writeFilters(filters)
  query.set(field, value)
  return readFilters(query)
}
