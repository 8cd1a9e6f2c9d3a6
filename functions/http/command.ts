import type { InterviewCommand } from '../contract/interview/command.ts'
import type { CommandReply } from '../contract/interview/list.ts'
import { LIMITS } from '../contract/limits.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import { type Context, decide, type World } from '../domain/interview/decide/index.ts'
import { needsOf, referred } from '../domain/interview/needs.ts'
import { type AnyRecord, type Change, created, type InterviewRecord } from '../domain/interview/records.ts'
import { type Action, allowed } from '../domain/permission/table.ts'
import { calendarInForce } from '../store/calendars.ts'
import type { Tables } from '../store/client.ts'
import { commit, earlierReply } from '../store/commit.ts'
import { pause } from '../store/conflicts.ts'
import {
  allPolls,
  allQuestions,
  allTurns,
  getActivity,
  getNotes,
  getPolls,
  getQuestions,
  getTurns,
} from '../store/records.ts'
import type { Answer, Call } from './call.ts'

/** How long a command keeps trying while others get in between: well inside the function's 10 s. */
const PATIENCE_MS = 7_000
/** Pauses stop growing here: who waits long finds others at every return, and would never get through a busy minute. */
const LONGEST_STEP = 4

/** Load, decide, commit in one transaction; when others got in between, look again and decide again. */
export const runCommand = async (call: Call<'activity.command'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, inForce, body: command } = call
  if (command.type === 'activity.edit' && isTooLarge(command.details)) return refuse('too-large')
  const may = (action: Action) => allowed(staff.memberships, site.path, action)
  const actor = { subject: staff.subject, name: staff.name }
  let activity: InterviewRecord | null = call.activity
  const giveUpAt = performance.now() + PATIENCE_MS
  for (let attempt = 0; activity && performance.now() < giveUpAt; attempt++) {
    const now = services.now()
    const [world, calendar] = await Promise.all([
      loadWorld(services.tables, activity, command),
      calendarInForce(services.tables, site.path),
    ])
    const lateAnswerDays = inForce.casePolicies['interview-question'].workingDays
    const context: Context = { now, actor, may, timeZone: inForce.timeZone, calendar, lateAnswerDays }
    const decided = decide(world, command, context)
    if (!decided.ok) {
      // A repeat of what was done looks like a stale command: its receipt tells them apart.
      const earlier = await earlierReply(services.tables, activity.id, command.commandId)
      return earlier ? accept({ reply: earlier }) : decided
    }
    const audit = { ...auditOf(command, decided.value), at: now, by: actor, siteId: site.id, activityId: activity.id }
    const outcome = await commit(services.tables, activity, decided.value, audit)
    if (outcome.type !== 'contention') return accept({ reply: outcome.reply })
    await pause(Math.min(attempt, LONGEST_STEP))
    activity = await getActivity(services.tables, activity.id)
  }
  return refuse('unavailable')
}

const loadWorld = async (tables: Tables, activity: InterviewRecord, command: InterviewCommand): Promise<World> => {
  const needs = needsOf(command)
  const [questions, turns, polls, notes] = await Promise.all([
    needs.questions === 'all' ? allQuestions(tables, activity.id) : getQuestions(tables, activity.id, needs.questions),
    needs.turns === 'all' ? allTurns(tables, activity.id) : getTurns(tables, activity.id, needs.turns),
    needs.polls === 'all' ? allPolls(tables, activity.id) : getPolls(tables, activity.id, needs.polls),
    getNotes(tables, activity.id, needs.notes),
  ])
  const missing = referred(questions.values(), turns.values()).filter((id) => !questions.has(id))
  for (const [id, question] of await getQuestions(tables, activity.id, missing)) questions.set(id, question)
  return { activity, questions, turns, polls, notes }
}

const auditOf = (
  command: InterviewCommand,
  changes: readonly Change[],
): Pick<AuditEntry, 'commandId' | 'action' | 'target' | 'before' | 'after'> => {
  const target = 'id' in command ? command.id : null
  const main = changes.find(({ after }) => after.id === target) ?? changes[0]
  return {
    commandId: command.commandId,
    action: command.type,
    target,
    before: main?.before ? auditFields(main.before, main.after) : null,
    after: main ? auditFields(main.after, main.before) : null,
  }
}

const UNSAID: readonly string[] = ['participantId', 'previous', 'claim', 'version', 'seq', 'epoch']

/** What differs, which is what an auditor reads; who asked is nobody's business here (M13). */
const auditFields = (record: AnyRecord, other: AnyRecord | null): Record<string, unknown> => {
  const theirs: Record<string, unknown> = { ...other }
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name, value]) => !UNSAID.includes(name) && JSON.stringify(value) !== JSON.stringify(theirs[name]),
    ),
  )
}

/** Each part is within its own limit, but all of them at their longest would not fit into the table's item. */
const isTooLarge = (details: InterviewRecord['details']): boolean =>
  Buffer.byteLength(JSON.stringify(details)) > LIMITS.detailsBytes

/** A draft, created once: the same id again gets the same answer. */
export const createInterview = async (call: Call<'activity.create'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, params, body, activity: existing } = call
  if (isTooLarge(body.details)) return refuse('too-large')
  const at = services.now()
  const by = { subject: staff.subject, name: staff.name }
  if (existing) {
    const earlier = await earlierReply(services.tables, params.activityId, body.commandId)
    return earlier ? accept({ reply: earlier }) : refuse('id-taken')
  }
  const record: InterviewRecord = {
    kind: 'interview',
    id: params.activityId,
    siteId: site.id,
    details: body.details,
    brief: {
      state: 'draft',
      questionsOpen: false,
      answering: null,
      notice: null,
      lateAnswersDue: null,
      lateAnswersProvisional: false,
      detailsVersion: 1,
      startedAt: null,
      finishedAt: null,
      publishedAt: null,
    },
    version: 1,
    createdAt: at,
    draftedBy: by,
    providedBy: null,
    submitted: null,
    secrecyReviewed: null,
    signedOff: null,
    epoch: services.newId(),
    seq: 0,
  }
  const change = created(record)
  const outcome = await commit(services.tables, null, [change], {
    commandId: body.commandId,
    at,
    by,
    siteId: site.id,
    activityId: record.id,
    action: 'activity.create',
    target: record.id,
    before: null,
    after: auditFields(record, null),
  })
  return outcome.type === 'contention' ? refuse('id-taken') : accept({ reply: outcome.reply })
}
