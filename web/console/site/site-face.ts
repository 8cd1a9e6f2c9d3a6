import type { SiteView } from '#contract/site/site.ts'

/** What the screens of an interview need of its site. */
export interface SiteFaceInConsole {
  id: string
  name: string
  path: readonly string[]
  timeZone: string
}

export const faceOf = (site: SiteView): SiteFaceInConsole => ({
  id: site.id,
  name: site.inForce.name,
  path: site.path,
  timeZone: site.inForce.timeZone,
})
