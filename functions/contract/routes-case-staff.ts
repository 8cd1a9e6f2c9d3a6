import * as v from 'valibot'
import { Id, SiteId } from './basics.ts'
import { Receipt } from './case/citizen.ts'
import { CaseCommand } from './case/command.ts'
import {
  CASE_EXPORT_FORMATS,
  CaseExportPage,
  CaseReply,
  Contact,
  Departments,
  EnterCase,
  NearCases,
  RevealContact,
  SetTemplates,
  Templates,
} from './case/desk.ts'
import { CaseBoard, CasePage, CaseQuery, LISTS } from './case/list.ts'
import { CommandReply } from './interview/list.ts'
import type { Route } from './route.ts'
import { pageQuery } from './routes-open.ts'

const site = v.object({ siteId: SiteId })
const one = v.object({ caseId: Id })

/** What staff call of cases. A site's lists hold what it received and what it is responsible for. */
export const CASE_STAFF_ROUTES = {
  'case.list': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/cases',
    access: 'staff',
    summary: "A site's cases, open or closed, filtered",
    params: site,
    query: CaseQuery,
    reply: CasePage,
  },
  'case.board': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/cases/board',
    access: 'staff',
    summary: "Today's work: how many are open, due soon, overdue, by state, type and department",
    params: site,
    reply: CaseBoard,
  },
  'case.export': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/cases/export',
    access: 'staff',
    summary: 'A piece of all cases as a file, without how to reach a citizen',
    params: site,
    query: v.object({
      ...pageQuery.entries,
      format: v.picklist(CASE_EXPORT_FORMATS),
      list: v.optional(v.picklist(LISTS), 'open'),
    }),
    reply: CaseExportPage,
  },
  'case.enter': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/cases/{caseId}',
    access: 'staff',
    summary: 'Enter a case for a citizen who telephoned, wrote or came; the receipt is printed for them',
    params: v.object({ siteId: SiteId, caseId: Id }),
    body: EnterCase,
    reply: Receipt,
  },
  'case.departments': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/departments',
    access: 'staff',
    summary: 'The sites that a case received here can be sent to',
    params: site,
    reply: Departments,
  },
  'case.templates': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/templates',
    access: 'staff',
    summary: "A site's reply templates, and those of the sites above",
    params: site,
    reply: Templates,
  },
  'case.templates.set': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/templates',
    access: 'staff',
    summary: "Set a site's reply templates",
    params: site,
    body: SetTemplates,
    reply: Templates,
  },
  'case.read': {
    method: 'GET',
    path: '/api/staff/cases/{caseId}',
    access: 'staff',
    summary: 'A case with its history, notes and duplicates',
    params: one,
    reply: CaseReply,
  },
  'case.near': {
    method: 'GET',
    path: '/api/staff/cases/{caseId}/near',
    access: 'staff',
    summary: 'Cases of the same site that are likely the same matter',
    params: one,
    reply: NearCases,
  },
  'case.contact': {
    method: 'POST',
    path: '/api/staff/cases/{caseId}/contact',
    access: 'staff',
    summary: 'How to reach the citizen: an act of its own, in the audit trail with its reason',
    params: one,
    body: RevealContact,
    reply: Contact,
  },
  'case.command': {
    method: 'POST',
    path: '/api/staff/cases/{caseId}/commands',
    access: 'staff',
    summary: 'Do something: see the command types',
    params: one,
    body: CaseCommand,
    reply: CommandReply,
  },
} as const satisfies Record<string, Route>
