import * as v from 'valibot'
import { Day, Id } from '#contract/basics.ts'
import { Subject } from '#contract/site/staff.ts'
import { momentsOf } from '../../router/filters.ts'

/** Days are the first and the last, in the site's zone. */
const FILTERS = { action: v.pipe(v.string(), v.maxLength(60)), subject: Subject, activityId: Id, from: Day, until: Day }
export type AuditFilter = Partial<Record<keyof typeof FILTERS, string>>

/** What of an address is a filter: whatever the platform would refuse is left out, so that no link can break the list. */
export const filterOf = (query: URLSearchParams): AuditFilter =>
  Object.fromEntries(
    Object.entries(FILTERS).flatMap(([name, schema]) => {
      const value = query.get(name)
      return value !== null && v.is(schema, value) ? [[name, value]] : []
    }),
  )

/** As the platform asks for it. */
export const asked = ({ from, until, ...filter }: AuditFilter, zone: string): Record<string, string> => ({
  ...filter,
  ...momentsOf(from, until, zone),
})
