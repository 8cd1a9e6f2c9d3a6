import { ATTEMPT_REFUSED } from '../../contract/site/audit.ts'
import type { Action } from './table.ts'

/**
 * How an action comes into the audit trail.
 *
 * `act`: its own transaction writes the entry, once.
 * `answer`: it changes nothing that lasts, or shows what single people wrote: entered each time it is answered, before the answer leaves.
 * `minute`: the same of what is asked for again and again while a screen is open: one entry a person, place and minute, with a count.
 * `none`: with the reason why it needs no entry.
 */
export type Trail = 'act' | 'answer' | 'minute' | { none: string }

const rows = { none: 'lets a command in, which has a row of its own' }
const own = { none: 'the asker’s own roles, session and notices' }
const numbers = { none: 'numbers and states' }
const staffWords = { none: 'words of staff, meant for the public' }
const settings = { none: 'settings and names of sites and staff' }

/** Every staff action: either it is entered, or why it touches nobody's personal words (I6, S22). */
export const TRAIL = {
  'me.read': own,
  'session.end': own,
  'site.read': settings,
  'site.create': 'act',
  'site.edit': 'act',
  'staff.list': settings,
  'staff.set': 'act',
  'staff.remove': 'act',
  'audit.list': { none: 'the trail itself: whoever read it would add to what is read' },

  'calendar.read': settings,
  'calendar.set': 'act',
  'account.staff': numbers,
  'leftover.list': numbers,
  'notice.list': own,
  'notice.unread': own,
  'notice.read': own,
  'webhook.list': settings,
  'webhook.add': 'act',
  'webhook.edit': 'act',
  'webhook.remove': 'act',
  'webhook.test': 'answer',
  'webhook.log': numbers,
  'webhook.again': 'answer',

  'activity.list': staffWords,
  'activity.create': 'act',
  'activity.backstage': 'minute',
  'activity.backstage.log': 'minute',
  'activity.backstage.head': numbers,
  'activity.delivery': numbers,
  'activity.ticket': 'minute',
  'activity.command': rows,
  'socket.staff': { none: 'opened by a ticket, which is entered' },

  'activity.edit': 'act',
  'activity.announce': 'act',
  'activity.start': 'act',
  'activity.finish': 'act',
  'activity.resume': 'act',
  'activity.cancel': 'act',
  'activity.questions': 'act',
  'activity.answering': 'act',
  'activity.submit': 'act',
  'activity.secrecy': 'act',
  'activity.publish': 'act',
  'activity.archive': 'act',

  'question.claim': 'act',
  'question.release': 'act',
  'question.publish': 'act',
  'question.edit': 'act',
  'question.decline': 'act',
  'question.merge': 'act',
  'question.undo': 'act',
  'question.mark': 'act',
  'question.answer': 'act',
  'question.approve': 'act',
  'question.discard': 'act',
  'question.erase': 'act',
  'question.unname': 'act',

  'turn.add': 'act',
  'turn.approve': 'act',
  'turn.discard': 'act',
  'turn.correct': 'act',
  'turn.retract': 'act',
  'turn.restore': 'act',

  'poll.create': 'act',
  'poll.open': 'act',
  'poll.close': 'act',
  'poll.discard': 'act',

  'note.add': 'act',
  'note.done': 'act',
  'votes.count': 'act',
  'votes.leave-out': 'act',

  'survey.create': 'act',
  'survey.backstage': staffWords,
  'survey.version': staffWords,
  'survey.difference': staffWords,
  'survey.command': rows,
  'results.staff': numbers,
  'results.preview': numbers,
  'limit.read': numbers,
  'response.list': 'answer',
  'response.read': 'answer',
  'response.enter': 'act',
  'entry.list': numbers,
  'entry.read': 'answer',
  'entry.open': 'act',
  'entry.confirm': 'act',
  'entry.reject': 'act',
  'response.erase': 'act',
  'response.try': 'answer',
  'code.add': 'act',

  'job.start': rows,
  'job.read': numbers,
  'job.cancel': 'answer',
  'job.piece': 'answer',
  'survey.cross': 'act',
  'survey.weigh': 'act',
  'survey.texts': 'act',
  'survey.export': 'act',

  'survey.edit': 'act',
  'survey.define': 'act',
  'survey.announce': 'act',
  'survey.release': 'act',
  'survey.close': 'act',
  'survey.reopen': 'act',
  'survey.cancel': 'act',
  'survey.submit': 'act',
  'survey.secrecy': 'act',
  'survey.publish': 'act',
  'survey.outcome': 'act',
  'survey.outcome.approve': 'act',
  'survey.outcome.discard': 'act',
  'survey.archive': 'act',

  'case.list': 'answer',
  'case.board': 'minute',
  'case.read': 'answer',
  'case.near': 'answer',
  'case.export': 'answer',
  'case.file': 'act',
  'case.enter': 'act',
  'case.departments': settings,
  'case.contact': 'act',
  'case.templates': staffWords,
  'case.templates.set': 'act',
  'case.command': rows,

  'case.claim': 'act',
  'case.release': 'act',
  'case.triage': 'act',
  'case.return': 'act',
  'case.decline': 'act',
  'case.merge': 'act',
  'case.unmerge': 'act',
  'case.take': 'act',
  'case.ask': 'act',
  'case.resume': 'act',
  'case.draft': 'act',
  'case.submit': 'act',
  'case.secrecy': 'act',
  'case.reject': 'act',
  'case.approve': 'act',
  'case.hide': 'act',
  'case.erase': 'act',
  'case.extend': 'act',
  'case.extension': 'act',
  'case.note': 'act',

  'solicitation.create': 'act',
  'solicitation.period': numbers,
  'solicitation.backstage': staffWords,
  'solicitation.document': staffWords,
  'solicitation.import': { none: 'reads the file that the asker sends with it, and keeps nothing' },
  'solicitation.comparison': staffWords,
  'solicitation.command': rows,
  'comment.list': 'answer',
  'comment.detail': 'answer',
  'comment.command': rows,
  'comment.labels': staffWords,
  'group.list': 'answer',
  'adoption.preview': numbers,
  'adoption.preview.rows': 'answer',
  'comment.reveal': 'act',
  'solicitation.group': 'act',
  'solicitation.table': 'act',
  'solicitation.export': 'act',

  'solicitation.edit': 'act',
  'solicitation.draft': 'act',
  'solicitation.correct': 'act',
  'solicitation.announce': 'act',
  'solicitation.prolong': 'act',
  'solicitation.cancel': 'act',
  'solicitation.submit': 'act',
  'solicitation.recall': 'act',
  'solicitation.secrecy': 'act',
  'solicitation.publish': 'act',
  'solicitation.archive': 'act',

  'comment.show': 'act',
  'comment.hide': 'act',
  'comment.adopt': 'act',
  'comment.adopt.group': 'act',
  'comment.label': 'act',
  'comment.undo': 'act',
  'comment.undo.group': 'act',
  'comment.redact': 'act',
  'comment.erase': 'act',
} as const satisfies Record<Action, Trail>

/** Whatever can stand in the trail: what is entered, and that something was refused. */
export type EnteredAction =
  | { [A in Action]: (typeof TRAIL)[A] extends string ? A : never }[Action]
  | typeof ATTEMPT_REFUSED

export const ENTERED_ACTIONS: readonly EnteredAction[] = [
  ...(Object.keys(TRAIL) as Action[]).filter(
    (action): action is Exclude<EnteredAction, typeof ATTEMPT_REFUSED> => typeof TRAIL[action] === 'string',
  ),
  ATTEMPT_REFUSED,
]
