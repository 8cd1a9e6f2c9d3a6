import type { TrailEntry } from '#contract/site/audit.ts'
import { ok } from './call.ts'
import type { Platform } from './platform.ts'
import { ADMIN } from './template.ts'

/** Every entry of a site's audit trail, newest first; of one action, where it is named. */
export const trailOf = async (
  { call, token }: Pick<Platform, 'call' | 'token'>,
  siteId: string,
  action?: string,
): Promise<TrailEntry[]> => {
  const signed = await token(ADMIN)
  const entries: TrailEntry[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const query = { ...(action ? { action } : {}), ...(after ? { after } : {}) }
    const page = await ok(call('audit.list', { params: { siteId }, query, token: signed }))
    entries.push(...page.entries)
    after = page.next
  }
  return entries
}

/** How often something was done or shown; what is counted by the minute counts as often as it says. */
export const timesIn = (entries: readonly TrailEntry[]): number =>
  entries.reduce((sum, { times = 1 }) => sum + times, 0)
