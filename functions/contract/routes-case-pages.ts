import * as v from 'valibot'
import { clean } from '#clean'
import { Month } from './account/account.ts'
import { SiteId } from './basics.ts'
import { CASE_LIMITS } from './case/limits.ts'
import { ReceiptNumber } from './case/receipt.ts'
import type { Route } from './route.ts'

const site = v.object({ siteId: SiteId })
/** An address is typed and shared by people: what is no month is as if it were not there. */
const month = v.fallback(v.optional(Month), undefined)
const search = v.optional(v.pipe(v.string(), v.transform(clean), v.maxLength(CASE_LIMITS.searchText)), '')

/** What anyone reads of the acceptance system as pages, without script as far as can be. */
export const CASE_PAGE_ROUTES = {
  'page.suggestions': {
    method: 'GET',
    path: '/p/site/{siteId}/suggestions',
    access: 'anyone',
    summary: "A site's suggestion box as a page",
    params: site,
  },
  'page.receipt': {
    method: 'GET',
    path: '/p/site/{siteId}/receipt',
    access: 'anyone',
    summary: 'Where the QR code of a receipt leads; the number is in the fragment and reaches no server',
    params: site,
  },
  'page.account': {
    method: 'GET',
    path: '/p/site/{siteId}/account',
    access: 'anyone',
    summary: 'The acceptance statistics and answered public cases of a site as a page to read, print and index',
    params: site,
    query: v.object({ from: month, to: month, q: search, after: v.optional(v.pipe(v.string(), v.maxLength(500))) }),
  },
  'page.case': {
    method: 'GET',
    path: '/p/cases/{number}',
    access: 'anyone',
    summary: 'One answered public case as a page',
    params: v.object({ number: ReceiptNumber }),
  },
} as const satisfies Record<string, Route>
