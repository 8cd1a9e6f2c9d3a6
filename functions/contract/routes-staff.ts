import * as v from 'valibot'
import { Id, InstantText, SiteId } from './basics.ts'
import { InterviewCommand } from './interview/command.ts'
import { ActivityPage, CommandReply, CreateInterview } from './interview/list.ts'
import { Backstage, BackstageSegment, Delivery, Head } from './live/head.ts'
import { Ticket } from './live/ticket.ts'
import type { Route } from './route.ts'
import { SegmentNumber } from './routes-citizen.ts'
import { pageQuery } from './routes-open.ts'
import { AuditPage } from './site/audit.ts'
import { CreateSite, EditSite, SiteView } from './site/site.ts'
import { Me, RemoveStaff, SetStaff, StaffList, Subject } from './site/staff.ts'

const activity = v.object({ activityId: Id })
const site = v.object({ siteId: SiteId })

/** What only signed-in staff may call. */
export const STAFF_ROUTES = {
  'me.read': {
    method: 'GET',
    path: '/api/staff/me',
    access: 'staff',
    summary: 'Who is signed in, with which roles where',
    reply: Me,
  },
  'session.end': {
    method: 'POST',
    path: '/api/staff/me/sign-out',
    access: 'staff',
    summary: 'Sign out: the access token is good for nothing any more, and its person’s sockets are closed',
    reply: v.object({}),
  },
  'site.read': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}',
    access: 'staff',
    summary: 'A site, its settings and the sites below it',
    params: site,
    reply: SiteView,
  },
  'site.create': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}',
    access: 'staff',
    summary: 'Create a site below another',
    params: site,
    body: CreateSite,
    siteIn: 'parentId',
    reply: SiteView,
  },
  'site.edit': {
    method: 'PATCH',
    path: '/api/staff/sites/{siteId}',
    access: 'staff',
    summary: "Change a site's settings",
    params: site,
    body: EditSite,
    reply: SiteView,
  },
  'staff.list': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/staff',
    access: 'staff',
    summary: "A site's staff",
    params: site,
    reply: StaffList,
  },
  'staff.set': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/staff/{subject}',
    access: 'staff',
    summary: 'Give a person roles on a site',
    params: v.object({ siteId: SiteId, subject: Subject }),
    body: SetStaff,
    reply: CommandReply,
  },
  'staff.remove': {
    method: 'DELETE',
    path: '/api/staff/sites/{siteId}/staff/{subject}',
    access: 'staff',
    summary: "Take a person's roles on a site away",
    params: v.object({ siteId: SiteId, subject: Subject }),
    body: RemoveStaff,
    reply: CommandReply,
  },
  'audit.list': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/audit',
    access: 'staff',
    summary: "A site's audit trail, newest first",
    params: site,
    query: v.object({
      after: v.optional(v.pipe(v.string(), v.maxLength(500))),
      action: v.optional(v.pipe(v.string(), v.maxLength(60))),
      subject: v.optional(Subject),
      activityId: v.optional(Id),
      /** From this instant, and before that one. */
      from: v.optional(InstantText),
      until: v.optional(InstantText),
    }),
    reply: AuditPage,
  },
  'activity.list': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/activities',
    access: 'staff',
    summary: "A site's activities, latest start first",
    params: site,
    query: pageQuery,
    reply: ActivityPage,
  },
  'activity.create': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/activities/{activityId}',
    access: 'staff',
    summary: 'Create an interview as a draft',
    params: v.object({ siteId: SiteId, activityId: Id }),
    body: CreateInterview,
    reply: CommandReply,
  },
  'activity.backstage': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}',
    access: 'staff',
    summary: 'Everything staff see, at a position of the staff log',
    params: activity,
    reply: Backstage,
  },
  'activity.backstage.log': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/log/{epoch}/{segment}',
    access: 'staff',
    summary: 'A segment of the staff log',
    params: v.object({ activityId: Id, epoch: Id, segment: SegmentNumber }),
    reply: BackstageSegment,
  },
  'activity.backstage.head': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/head',
    access: 'staff',
    summary: 'Where the staff log stands',
    params: activity,
    reply: Head,
  },
  'activity.delivery': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/delivery',
    access: 'staff',
    summary: 'How delivery goes',
    params: activity,
    reply: Delivery,
  },
  'activity.ticket': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/ticket',
    access: 'staff',
    summary: 'A ticket that opens the staff channel of the socket, once',
    params: activity,
    reply: Ticket,
  },
  'activity.command': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/commands',
    access: 'staff',
    summary: 'Do something: see the command types',
    params: activity,
    body: InterviewCommand,
    reply: CommandReply,
  },
} as const satisfies Record<string, Route>
