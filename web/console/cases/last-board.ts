import type { SiteView } from '#contract/site/site.ts'

let last: { siteId: string; search: string } | null = null

/** The board as it was left, so that the way back from a case leads to the same list. */
export const leaveBoard = (site: Pick<SiteView, 'id'>, search: string): void => {
  last = { siteId: site.id, search }
}

export const lastBoard = () => last
