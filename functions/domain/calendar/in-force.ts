import type { Notice, WorkingCalendar } from './calendar.ts'
import { stateCouncilCalendar } from './state-council.ts'

/** What one site has set: the platform's own site national notices, any other its own days. */
export interface SiteCalendar {
  siteId: string
  /** 0: never set. */
  version: number
  years: Readonly<Record<string, Notice>>
}

/**
 * The calendar at the end of a path of sites, from the root down. National notices set at the root stand in for the shipped
 * ones of their year; regional days come on top, those of a lower site over those of a higher one. The version names every part.
 */
export const calendarOf = ([root, ...below]: readonly SiteCalendar[]): WorkingCalendar => {
  const parts = [root, ...below].flatMap((site) => (site && site.version > 0 ? [`${site.siteId}-${site.version}`] : []))
  return {
    version: [stateCouncilCalendar.version, ...parts].join('+'),
    years: { ...stateCouncilCalendar.years, ...root?.years },
    overrides: below.flatMap(({ years }) =>
      Object.keys(years)
        .sort()
        .flatMap((year) => years[year] ?? []),
    ),
  }
}
