import type { Me } from '#contract/site/staff.ts'

type SiteRoles = Me['memberships'][number]

/** Where a person's sites begin: of the sites they have roles on, those not below another one, by name. */
export const roots = (memberships: readonly SiteRoles[]): SiteRoles[] => {
  const ids = new Set(memberships.map((membership) => membership.siteId))
  const seen = new Set<string>()
  return memberships
    .filter(({ siteId, path }) => {
      const below = path.some((above) => above !== siteId && ids.has(above))
      if (below || seen.has(siteId)) return false
      seen.add(siteId)
      return true
    })
    .sort((a, b) => a.siteName.localeCompare(b.siteName, 'zh-CN'))
}
