import * as v from 'valibot'
import { Id, SiteId } from './basics.ts'
import { InterviewView } from './interview/activity.ts'
import { InterviewCommand } from './interview/command.ts'
import { ActivityPage, CommandReply, CreateInterview } from './interview/list.ts'
import { PollAnswer } from './interview/poll.ts'
import { AskQuestion, OwnQuestion, ReviseQuestion, VoteReply, VoteRequest } from './interview/question.ts'
import { Backstage, BackstageSegment, Delivery, Head, Segment, Snapshot } from './live/head.ts'
import { ParticipantReply, Ticket } from './live/participant.ts'
import { AuditPage } from './site/audit.ts'
import { ConsoleConfig } from './site/config.ts'
import { CreateSite, EditSite, SiteView } from './site/site.ts'
import { Me, SetStaff, StaffMember, Subject } from './site/staff.ts'

/** Who may call: anyone (from an allowed origin), a participant with a token, or signed-in staff whose roles allow the action. */
export type Access = 'anyone' | 'participant' | 'staff'

export interface Route {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  /** OpenAPI form: `/api/activities/{activityId}`. */
  path: string
  access: Access
  summary: string
  params?: v.GenericSchema
  query?: v.GenericSchema
  body?: v.GenericSchema
  /** Absent: not JSON (a page). */
  reply?: v.GenericSchema
}

const activity = v.object({ activityId: Id })
const question = v.object({ activityId: Id, questionId: Id })
const site = v.object({ siteId: SiteId })
const wholeInPath = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))
const page = v.object({ after: v.optional(v.pipe(v.string(), v.maxLength(500))) })

/** Every route of the HTTP API: the only place a path, its access and its shapes are declared. */
export const ROUTES = {
  'health.read': {
    method: 'GET',
    path: '/healthz',
    access: 'anyone',
    summary: 'Whether the platform can read and write',
    reply: v.object({ status: v.literal('ready') }),
  },
  'openapi.read': { method: 'GET', path: '/openapi.json', access: 'anyone', summary: 'This description' },
  'asyncapi.read': { method: 'GET', path: '/asyncapi.json', access: 'anyone', summary: 'The socket messages' },
  'config.read': {
    method: 'GET',
    path: '/api/config',
    access: 'anyone',
    summary: 'Where staff sign in',
    reply: ConsoleConfig,
  },
  'page.read': {
    method: 'GET',
    path: '/p/{activityId}',
    access: 'anyone',
    summary: 'An activity as a page to read, print, index and share',
    params: activity,
  },
  'page.frame': {
    method: 'GET',
    path: '/p/{activityId}/frame',
    access: 'anyone',
    summary: 'The embed in a document of its own, for hosts that want an iframe',
    params: activity,
  },
  'page.list': {
    method: 'GET',
    path: '/p/site/{siteId}',
    access: 'anyone',
    summary: "A site's public activities as a page",
    params: site,
  },
  'activity.list.public': {
    method: 'GET',
    path: '/api/sites/{siteId}/activities',
    access: 'anyone',
    summary: "A site's public activities, latest first",
    params: site,
    query: page,
    reply: ActivityPage,
  },
  'activity.read': {
    method: 'GET',
    path: '/api/activities/{activityId}',
    access: 'anyone',
    summary: 'An activity as anyone may read it',
    params: activity,
    reply: InterviewView,
  },
  'activity.head': {
    method: 'GET',
    path: '/api/activities/{activityId}/head',
    access: 'anyone',
    summary: 'Where the log stands',
    params: activity,
    reply: Head,
  },
  'activity.snapshot': {
    method: 'GET',
    path: '/api/activities/{activityId}/snapshot',
    access: 'anyone',
    summary: 'Everything public at a position',
    params: activity,
    reply: Snapshot,
  },
  'activity.log': {
    method: 'GET',
    path: '/api/activities/{activityId}/log/{epoch}/{segment}',
    access: 'anyone',
    summary: 'A segment of the log; immutable once full',
    params: v.object({ activityId: Id, epoch: Id, segment: wholeInPath }),
    reply: Segment,
  },
  'participant.create': {
    method: 'POST',
    path: '/api/activities/{activityId}/participants',
    access: 'anyone',
    summary: 'Become an anonymous participant; called when a citizen first acts',
    params: activity,
    reply: ParticipantReply,
  },
  'question.mine': {
    method: 'GET',
    path: '/api/activities/{activityId}/questions/mine',
    access: 'participant',
    summary: "The asker's own questions, by id",
    params: activity,
    query: v.object({ ids: v.pipe(v.string(), v.maxLength(4_100)) }),
    reply: v.object({ questions: v.array(OwnQuestion) }),
  },
  'question.ask': {
    method: 'PUT',
    path: '/api/activities/{activityId}/questions/{questionId}',
    access: 'participant',
    summary: 'Ask a question; the id is made by the client, so a repeat is harmless',
    params: question,
    body: AskQuestion,
    reply: OwnQuestion,
  },
  'question.revise': {
    method: 'PATCH',
    path: '/api/activities/{activityId}/questions/{questionId}',
    access: 'participant',
    summary: 'Edit a pending question',
    params: question,
    body: ReviseQuestion,
    reply: OwnQuestion,
  },
  'question.withdraw': {
    method: 'DELETE',
    path: '/api/activities/{activityId}/questions/{questionId}',
    access: 'participant',
    summary: 'Withdraw a pending question',
    params: question,
    reply: OwnQuestion,
  },
  'question.vote': {
    method: 'PUT',
    path: '/api/activities/{activityId}/questions/{questionId}/vote',
    access: 'participant',
    summary: 'Upvote, or take the vote back',
    params: question,
    body: VoteRequest,
    reply: VoteReply,
  },
  'poll.answer': {
    method: 'PUT',
    path: '/api/activities/{activityId}/polls/{pollId}/answer',
    access: 'participant',
    summary: 'Answer a poll, change the answer or take it back',
    params: v.object({ activityId: Id, pollId: Id }),
    body: PollAnswer,
    reply: PollAnswer,
  },

  'me.read': {
    method: 'GET',
    path: '/api/staff/me',
    access: 'staff',
    summary: 'Who is signed in, with which roles where',
    reply: Me,
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
    reply: v.object({ staff: v.array(StaffMember) }),
  },
  'staff.set': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/staff/{subject}',
    access: 'staff',
    summary: 'Give a person roles on a site',
    params: v.object({ siteId: SiteId, subject: Subject }),
    body: SetStaff,
    reply: StaffMember,
  },
  'staff.remove': {
    method: 'DELETE',
    path: '/api/staff/sites/{siteId}/staff/{subject}',
    access: 'staff',
    summary: "Take a person's roles on a site away",
    params: v.object({ siteId: SiteId, subject: Subject }),
    reply: v.object({}),
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
    }),
    reply: AuditPage,
  },
  'activity.list': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/activities',
    access: 'staff',
    summary: "A site's activities, latest start first",
    params: site,
    query: page,
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
    params: v.object({ activityId: Id, epoch: Id, segment: wholeInPath }),
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

export type RouteId = keyof typeof ROUTES
