import * as v from 'valibot'
import { clean } from '#clean'
import { Id, SiteId } from './basics.ts'
import { BoxView, FindSimilar, SendCase, SimilarCases } from './case/box.ts'
import { LookUp, OwnReply, Receipt, ReceiptCommand } from './case/citizen.ts'
import { CASE_LIMITS } from './case/limits.ts'
import { CaseType } from './case/policy.ts'
import { PublicCase, PublicCasePage } from './case/public.ts'
import { ReceiptNumber } from './case/receipt.ts'
import { Join } from './live/join.ts'
import { ParticipantReply } from './live/participant.ts'
import type { Route } from './route.ts'

const site = v.object({ siteId: SiteId })
const search = v.object({
  after: v.optional(v.pipe(v.string(), v.maxLength(500))),
  q: v.optional(v.pipe(v.string(), v.transform(clean), v.maxLength(CASE_LIMITS.searchText))),
  type: v.optional(CaseType),
})

/** Whose box it is; every element of the acceptance system asks it. */
export const BOX_VIEW_ROUTES = {
  'box.read': {
    method: 'GET',
    path: '/api/sites/{siteId}/box',
    access: 'anyone',
    summary: 'What the suggestion box takes, and where to go with the rest',
    params: site,
    reply: BoxView,
  },
} as const satisfies Record<string, Route>

/** Sending; each element's page loads the shapes of its own routes only. */
export const BOX_ROUTES = {
  'box.join': {
    method: 'POST',
    path: '/api/sites/{siteId}/participants',
    access: 'anyone',
    summary: 'Become an anonymous participant of a site; where many do, work is asked for first',
    params: site,
    body: Join,
    reply: ParticipantReply,
  },
  'box.similar': {
    method: 'POST',
    path: '/api/sites/{siteId}/cases/similar',
    access: 'anyone',
    summary: 'Answered public cases like a text, offered before it is sent; nothing is stored',
    params: site,
    body: FindSimilar,
    reply: SimilarCases,
  },
  'box.send': {
    method: 'PUT',
    path: '/api/sites/{siteId}/cases/{caseId}',
    access: 'participant',
    summary: 'Send a case; the id is made by the client, so a repeat is harmless and gets the same receipt',
    params: v.object({ siteId: SiteId, caseId: Id }),
    body: SendCase,
    reply: Receipt,
  },
} as const satisfies Record<string, Route>

/** What became of one's own case. */
export const RECEIPT_ROUTES = {
  'receipt.read': {
    method: 'POST',
    path: '/api/sites/{siteId}/cases/receipt',
    access: 'anyone',
    summary: 'One’s own case by number and query code; the same answer for an unknown number and a wrong code',
    params: site,
    body: LookUp,
    reply: OwnReply,
  },
  'receipt.command': {
    method: 'POST',
    path: '/api/sites/{siteId}/cases/receipt/commands',
    access: 'anyone',
    summary: 'Add to one’s own case, withdraw it, rate its answer, or reopen it once',
    params: site,
    body: ReceiptCommand,
    reply: OwnReply,
  },
} as const satisfies Record<string, Route>

/** What others were answered. */
export const ANSWERED_ROUTES = {
  'answered.list': {
    method: 'GET',
    path: '/api/sites/{siteId}/cases/answered',
    access: 'anyone',
    summary: 'Answered public cases, latest first; with `q` those that hold every word of it',
    params: site,
    query: search,
    reply: PublicCasePage,
  },
  'answered.read': {
    method: 'GET',
    path: '/api/sites/{siteId}/cases/answered/{number}',
    access: 'anyone',
    summary: 'One answered public case',
    params: v.object({ siteId: SiteId, number: ReceiptNumber }),
    reply: PublicCase,
  },
} as const satisfies Record<string, Route>

/** All that citizens call of the acceptance system. */
export const CASE_ROUTES = { ...BOX_VIEW_ROUTES, ...BOX_ROUTES, ...RECEIPT_ROUTES, ...ANSWERED_ROUTES } as const
