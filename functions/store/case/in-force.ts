import type { PolicyTable } from '../../contract/case/policy.ts'
import type { SiteInForce } from '../../contract/site/site.ts'
import type { WorkingCalendar } from '../../domain/working-days.ts'
import { calendarInForce } from '../calendars.ts'
import type { Tables } from '../client.ts'
import { getSiteInForce, type SiteRecord } from '../sites.ts'

/** What the dates of a site's cases follow from, as it is set now. */
export interface CaseRules {
  timeZone: string
  policies: PolicyTable
  calendar: WorkingCalendar
}

/** The one place where a site's limits and calendar for cases are found. */
export const rulesOf = async (tables: Tables, site: SiteRecord, inForce: SiteInForce): Promise<CaseRules> => ({
  timeZone: inForce.timeZone,
  policies: inForce.casePolicies,
  calendar: await calendarInForce(tables, site.path),
})

export const caseRules = async (tables: Tables, siteId: string): Promise<CaseRules> => {
  const found = await getSiteInForce(tables, siteId)
  if (!found) throw new Error(`site ${siteId} vanished`)
  return rulesOf(tables, found.site, found.inForce)
}
