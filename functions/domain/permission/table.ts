import { CASE_COMMANDS, type CaseCommandType } from '../../contract/case/command.ts'
import { INTERVIEW_COMMANDS, type InterviewCommandType } from '../../contract/interview/command.ts'
import { JOB_TYPES, type JobType } from '../../contract/job/request.ts'
import { ROUTES, type RouteId } from '../../contract/routes.ts'
import type { Membership, Role } from '../../contract/site/staff.ts'
import { SOLICITATION_COMMANDS, type SolicitationCommandType } from '../../contract/solicitation/command.ts'
import { COMMENT_COMMANDS, type CommentCommandType } from '../../contract/solicitation/comment.ts'
import { SURVEY_COMMANDS, type SurveyCommandType } from '../../contract/survey/command.ts'

type StaffRoute = { [R in RouteId]: (typeof ROUTES)[R]['access'] extends 'staff' ? R : never }[RouteId]
/** Everything staff can do: a route of the API, a command, or opening the staff channel of a socket. */
export type Action =
  | StaffRoute
  | InterviewCommandType
  | SurveyCommandType
  | CaseCommandType
  | SolicitationCommandType
  | CommentCommandType
  | JobType
  | 'socket.staff'

const ADMIN = ['platform-admin', 'site-admin'] as const
const MODERATION = [...ADMIN, 'moderator'] as const
const TEAM = [...MODERATION, 'host', 'guest', 'transcriber', 'reviewer', 'contractor'] as const
const STAFF = [...TEAM, 'handler', 'analyst'] as const
const APPROVAL = [...ADMIN, 'reviewer'] as const
const RESULTS = [...MODERATION, 'reviewer', 'analyst'] as const
/** What single people answered. */
const RESPONSES = [...ADMIN, 'analyst'] as const
/** Works on cases; contractors help, and see no way to reach a citizen. */
const HANDLING = [...MODERATION, 'handler'] as const
const CASEWORK = [...HANDLING, 'reviewer', 'contractor'] as const
/** Reads what single people said on a draft, with an organisation's or person's name where one was asked for. */
const OPINIONS = [...HANDLING, 'reviewer', 'analyst'] as const
const STAGE = [...MODERATION, 'host'] as const

/** Which role may do what (M8). What is not named here nobody may do; `signed-in` asks for no role on any site. */
export const PERMISSIONS: Record<Action, readonly Role[] | 'signed-in'> = {
  'me.read': 'signed-in',
  'session.end': 'signed-in',
  'site.read': STAFF,
  'site.create': ADMIN,
  'site.edit': ADMIN,
  'staff.list': ADMIN,
  'staff.set': ADMIN,
  'staff.remove': ADMIN,
  'audit.list': ADMIN,

  /** National notices are the platform's own, so that only its admins set them; each site sets its own days. */
  'calendar.read': STAFF,
  'calendar.set': ADMIN,
  'account.staff': STAFF,
  'leftover.list': STAFF,
  'notice.list': 'signed-in',
  'notice.unread': 'signed-in',
  'notice.read': 'signed-in',
  'webhook.list': ADMIN,
  'webhook.add': ADMIN,
  'webhook.edit': ADMIN,
  'webhook.remove': ADMIN,
  'webhook.test': ADMIN,
  'webhook.log': ADMIN,
  'webhook.again': ADMIN,

  'activity.list': STAFF,
  'activity.create': [...MODERATION, 'contractor'],
  'activity.backstage': TEAM,
  'activity.backstage.log': TEAM,
  'activity.backstage.head': TEAM,
  'activity.delivery': TEAM,
  'activity.ticket': TEAM,
  /** Each command is checked by its own row; this lets the request in. */
  'activity.command': TEAM,
  'socket.staff': TEAM,

  'activity.edit': [...MODERATION, 'contractor'],
  'activity.announce': APPROVAL,
  'activity.start': STAGE,
  'activity.finish': STAGE,
  'activity.resume': STAGE,
  'activity.cancel': ADMIN,
  'activity.questions': STAGE,
  'activity.answering': [...STAGE, 'transcriber'],
  'activity.submit': [...MODERATION, 'transcriber'],
  'activity.secrecy': APPROVAL,
  'activity.publish': APPROVAL,
  'activity.archive': ADMIN,

  'question.claim': [...MODERATION, 'contractor'],
  'question.release': [...MODERATION, 'contractor'],
  'question.publish': MODERATION,
  'question.edit': MODERATION,
  'question.unname': MODERATION,
  'question.decline': MODERATION,
  'question.merge': MODERATION,
  'question.undo': MODERATION,
  'question.mark': [...MODERATION, 'contractor'],
  'question.answer': [...STAGE, 'guest'],
  'question.approve': [...MODERATION, 'reviewer'],
  'question.discard': [...MODERATION, 'reviewer'],
  'question.erase': ADMIN,

  'turn.add': [...STAGE, 'guest', 'transcriber', 'contractor'],
  'turn.approve': [...STAGE, 'reviewer'],
  'turn.discard': [...STAGE, 'reviewer', 'transcriber'],
  'turn.correct': [...MODERATION, 'reviewer', 'transcriber', 'contractor'],
  'turn.retract': [...MODERATION, 'reviewer', 'transcriber'],
  'turn.restore': [...STAGE, 'reviewer'],

  'poll.create': [...MODERATION, 'contractor'],
  'poll.open': MODERATION,
  'poll.close': MODERATION,
  'poll.discard': MODERATION,

  'note.add': TEAM,
  'note.done': TEAM,

  'votes.count': MODERATION,
  'votes.leave-out': MODERATION,

  'survey.create': [...MODERATION, 'contractor'],
  'survey.backstage': STAFF,
  'survey.version': STAFF,
  'survey.difference': STAFF,
  /** Each command is checked by its own row; this lets the request in. */
  'survey.command': [...TEAM, 'analyst'],
  'results.staff': RESULTS,
  /** Whoever submits, reviews or signs off what is published. */
  'results.preview': RESULTS,
  'limit.read': RESULTS,
  'response.list': RESPONSES,
  'response.read': RESPONSES,
  'response.enter': [...MODERATION, 'transcriber'],
  'entry.list': [...RESULTS, 'transcriber'],
  /** Compares what was typed in with the forms before it counts. */
  'entry.read': [...MODERATION, 'reviewer', 'analyst'],
  'entry.open': [...MODERATION, 'transcriber'],
  'entry.confirm': [...MODERATION, 'reviewer'],
  'entry.reject': [...MODERATION, 'reviewer'],
  'response.erase': ADMIN,
  'response.try': TEAM,
  'code.add': MODERATION,

  /** Each kind of work is checked by its own row, when it is started and when its result is read; these let the request in. */
  'job.start': STAFF,
  'job.read': STAFF,
  'job.cancel': STAFF,
  'job.piece': STAFF,
  'survey.cross': RESULTS,
  /** Weights that are chosen freely tell of each combination of the margins, were it one person's. */
  'survey.weigh': RESPONSES,
  'survey.texts': RESPONSES,
  'survey.export': RESPONSES,

  'survey.edit': [...MODERATION, 'contractor'],
  'survey.define': [...MODERATION, 'contractor'],
  'survey.announce': APPROVAL,
  'survey.release': APPROVAL,
  'survey.close': MODERATION,
  'survey.reopen': MODERATION,
  'survey.cancel': ADMIN,
  'survey.submit': [...MODERATION, 'analyst'],
  'survey.secrecy': APPROVAL,
  'survey.publish': APPROVAL,
  'survey.outcome': [...RESULTS, 'contractor'],
  'survey.outcome.approve': APPROVAL,
  'survey.outcome.discard': RESULTS,
  'survey.archive': ADMIN,

  'case.list': [...CASEWORK, 'analyst'],
  'case.board': [...CASEWORK, 'analyst'],
  'case.read': [...CASEWORK, 'analyst'],
  'case.near': CASEWORK,
  'case.export': [...ADMIN, 'analyst'],
  'case.file': [...ADMIN, 'analyst'],
  'case.enter': [...HANDLING, 'contractor'],
  'case.departments': CASEWORK,
  'case.contact': [...HANDLING, 'reviewer'],
  'case.templates': CASEWORK,
  'case.templates.set': HANDLING,
  /** Each command is checked by its own row; this lets the request in. */
  'case.command': CASEWORK,

  'case.claim': CASEWORK,
  'case.release': CASEWORK,
  'case.triage': MODERATION,
  'case.return': HANDLING,
  'case.decline': [...MODERATION, 'reviewer'],
  'case.merge': HANDLING,
  'case.unmerge': HANDLING,
  'case.take': HANDLING,
  'case.ask': HANDLING,
  'case.resume': HANDLING,
  'case.draft': [...HANDLING, 'contractor'],
  'case.submit': HANDLING,
  'case.secrecy': APPROVAL,
  'case.reject': [...HANDLING, 'reviewer'],
  'case.approve': APPROVAL,
  'case.hide': [...MODERATION, 'reviewer'],
  'case.erase': ADMIN,
  'case.extend': HANDLING,
  'case.extension': APPROVAL,
  'case.note': CASEWORK,

  'solicitation.create': [...MODERATION, 'contractor'],
  'solicitation.period': TEAM,
  'solicitation.backstage': STAFF,
  'solicitation.document': STAFF,
  'solicitation.import': [...MODERATION, 'contractor'],
  'solicitation.comparison': STAFF,
  /** Each command is checked by its own row; this lets the request in. */
  'solicitation.command': [...TEAM, 'handler'],
  'comment.list': OPINIONS,
  'comment.detail': OPINIONS,
  'comment.command': HANDLING,
  'comment.labels': OPINIONS,
  'group.list': OPINIONS,
  'adoption.preview': OPINIONS,
  'adoption.preview.rows': OPINIONS,
  'comment.reveal': [...ADMIN, 'handler'],
  'solicitation.group': HANDLING,
  'solicitation.table': HANDLING,
  'solicitation.export': RESPONSES,

  'solicitation.edit': [...MODERATION, 'contractor'],
  'solicitation.draft': [...MODERATION, 'contractor'],
  'solicitation.correct': [...MODERATION, 'contractor'],
  'solicitation.announce': APPROVAL,
  'solicitation.prolong': APPROVAL,
  'solicitation.cancel': ADMIN,
  'solicitation.submit': HANDLING,
  'solicitation.recall': [...HANDLING, 'reviewer'],
  'solicitation.secrecy': APPROVAL,
  'solicitation.publish': APPROVAL,
  'solicitation.archive': ADMIN,

  'comment.show': HANDLING,
  'comment.hide': HANDLING,
  'comment.adopt': HANDLING,
  'comment.adopt.group': HANDLING,
  'comment.label': HANDLING,
  'comment.undo': HANDLING,
  'comment.undo.group': HANDLING,
  'comment.redact': HANDLING,
  'comment.erase': ADMIN,
}

export const ACTIONS: readonly Action[] = [
  ...(Object.keys(ROUTES) as RouteId[]).filter((id): id is StaffRoute => ROUTES[id].access === 'staff'),
  ...INTERVIEW_COMMANDS,
  ...SURVEY_COMMANDS,
  ...JOB_TYPES,
  ...CASE_COMMANDS,
  ...SOLICITATION_COMMANDS,
  ...COMMENT_COMMANDS,
  'socket.staff',
]

/**
 * The roles that count for a person on the site at the end of `path`, which runs from the root: those given on it or on any site above it.
 * A contractor role takes the others away that are held on its own site or below (contractors help, and never approve or publish: M8,
 * art. 16), and none that is held above it: what a site's administrator writes there never changes what somebody from above may do.
 */
export const rolesOn = (memberships: readonly Membership[], path: readonly string[]): ReadonlySet<Role> => {
  const roles = new Set<Role>()
  for (const siteId of path) {
    const here = memberships
      .filter((membership) => membership.siteId === siteId)
      .flatMap((membership) => membership.roles)
    if (here.includes('contractor')) return roles.add('contractor')
    for (const role of here) roles.add(role)
  }
  return roles
}

/** Whether a person may do this on the site at the end of `path`. */
export const allowed = (memberships: readonly Membership[], path: readonly string[], action: Action): boolean => {
  const may = PERMISSIONS[action]
  if (may === undefined) return false
  if (may === 'signed-in') return true
  const roles = rolesOn(memberships, path)
  return may.some((role) => roles.has(role))
}
