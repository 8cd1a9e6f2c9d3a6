import * as v from 'valibot'
import { AccountQuery, PublicAccount } from './account/account.ts'
import { SiteId } from './basics.ts'
import type { Route } from './route.ts'

const site = v.object({ siteId: SiteId })

/** The public account of what became of citizens' opinions (M5, M11). */
export const ACCOUNT_ROUTES = {
  'account.read': {
    method: 'GET',
    path: '/api/sites/{siteId}/account',
    access: 'anyone',
    summary: 'Acceptance statistics of a site, by type, department and month; the last twelve months by default',
    params: site,
    query: AccountQuery,
    reply: PublicAccount,
  },
} as const satisfies Record<string, Route>
