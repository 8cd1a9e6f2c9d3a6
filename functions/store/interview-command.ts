import type { Actor } from '../contract/basics.ts'
import type { InterviewCommand } from '../contract/interview/command.ts'
import type { CommandReply } from '../contract/interview/list.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import type { SiteInForce } from '../contract/site/site.ts'
import { differing } from '../domain/differing.ts'
import { type Context, decide, type World } from '../domain/interview/decide/index.ts'
import { needsOf, referred } from '../domain/interview/needs.ts'
import type { AnyRecord, Change, InterviewRecord } from '../domain/interview/records.ts'
import type { Action } from '../domain/permission/table.ts'
import { calendarInForce } from './calendars.ts'
import type { Tables } from './client.ts'
import { commit, earlierReply, type Write } from './commit.ts'
import { giveUpTime, shortPause } from './conflicts.ts'
import { allPolls, allQuestions, allTurns, getActivity, getNotes, getPolls, getQuestions, getTurns } from './records.ts'
import type { SiteRecord } from './sites.ts'
import { destroyKey, sealWords } from './trail.ts'

/** Who commands, where. `may` is what else the actor may do there; that the command itself is allowed was checked before. */
export interface Commanding {
  tables: Tables
  now: () => number
  actor: Actor
  may: (action: Action) => boolean
  site: SiteRecord
  inForce: SiteInForce
  /** What tells the command from another under its id. */
  digest: string
}

/** Load, decide, commit in one transaction; when others got in between, look again and decide again. */
export const runInterviewCommand = async (
  { tables, now: clock, actor, may, site, inForce, digest }: Commanding,
  first: InterviewRecord,
  command: InterviewCommand,
): Promise<Result<CommandReply>> => {
  let activity: InterviewRecord | null = first
  const giveUpAt = giveUpTime()
  for (let attempt = 0; activity && performance.now() < giveUpAt; attempt++) {
    const now = clock()
    const [world, calendar] = await Promise.all([
      loadWorld(tables, activity, command),
      calendarInForce(tables, site.path),
    ])
    const lateAnswerDays = inForce.casePolicies['interview-question'].workingDays
    const context: Context = { now, actor, may, timeZone: inForce.timeZone, calendar, lateAnswerDays }
    const decided = decide(world, command, context)
    if (!decided.ok) {
      // A repeat of what was done looks like a stale command: its receipt tells them apart.
      return (await earlierReply(tables, activity.id, { ...command, digest })) ?? decided
    }
    const audit = {
      ...auditOf(command, decided.value),
      ...{ at: now, by: actor, siteId: site.id, activityId: activity.id, digest },
    }
    const { entry, destroys } = await sealed(tables, audit, mainOf(command, decided.value))
    const outcome = await commit(tables, activity, decided.value, entry, destroys)
    if (outcome.type === 'taken') return refuse('id-taken')
    if (outcome.type !== 'contention') return accept(outcome.reply)
    await shortPause(attempt)
    activity = await getActivity(tables, activity.id)
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
  const main = mainOf(command, changes)
  // What was erased is not kept by the entry that says so.
  if (command.type === 'question.erase')
    return {
      ...{ commandId: command.commandId, action: command.type, target: command.id },
      ...{ before: null, after: { reason: command.reason } },
    }
  return {
    commandId: command.commandId,
    action: command.type,
    target: targetOf(command),
    before: main?.before ? auditFields(main.before, main.after) : null,
    after: main ? auditFields(main.after, main.before) : null,
  }
}

const targetOf = (command: InterviewCommand): string | null => ('id' in command ? command.id : null)

/** What the entry in the trail is about. */
const mainOf = (command: InterviewCommand, changes: readonly Change[]): Change | undefined =>
  changes.find(({ after }) => after.id === targetOf(command)) ?? changes[0]

/** The fields of a question that hold no words: they say what happened, also of one that was erased. */
export const WORDLESS: readonly string[] = [
  ...['kind', 'id', 'activityId', 'state', 'askedAt', 'publishedAt', 'mergedInto', 'mergedIds', 'guestId', 'starred'],
  ...['turnIds', 'decidedBy', 'writtenBy'],
]

/** The entry as it is stored; with an erasure, the key of what earlier ones hold of the question goes. */
const sealed = async <A extends AuditEntry>(
  tables: Tables,
  audit: A,
  main: Change | undefined,
): Promise<{ entry: A; destroys: Write[] }> => {
  if (main?.after.kind !== 'question') return { entry: audit, destroys: [] }
  const thing = `question#${main.after.activityId}#${main.after.id}` as const
  if (audit.action === 'question.erase') return { entry: audit, destroys: [destroyKey(tables, thing, audit.at)] }
  return { entry: await sealWords(tables, audit, { things: [thing], clear: WORDLESS }), destroys: [] }
}

const UNSAID: readonly string[] = ['participantId', 'previous', 'claim', 'version', 'seq', 'epoch']

/** What differs, which is what an auditor reads; who asked is nobody's business here (M13). */
export const auditFields = (record: AnyRecord, other: AnyRecord | null): Record<string, unknown> =>
  differing(record, other, UNSAID)
