import type { Actor } from '../contract/basics.ts'
import type { InterviewCommand } from '../contract/interview/command.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import type { SiteInForce } from '../contract/site/site.ts'
import { differing } from '../domain/differing.ts'
import { type Context, decide, type World } from '../domain/interview/decide/index.ts'
import { needsOf, referred } from '../domain/interview/needs.ts'
import type { AnyRecord, Change, InterviewRecord } from '../domain/interview/records.ts'
import type { Action } from '../domain/permission/table.ts'
import type { Act } from '../store/audit.ts'
import { calendarInForce } from '../store/calendars.ts'
import type { Tables } from '../store/client.ts'
import { versionsOf } from '../store/commit.ts'
import { interviewWrites } from '../store/interview.ts'
import { commandKey } from '../store/keys.ts'
import {
  allPolls,
  allQuestions,
  allTurns,
  getActivity,
  getHolds,
  getNotes,
  getPolls,
  getQuestions,
  getTurns,
} from '../store/records.ts'
import type { SiteRecord } from '../store/sites.ts'
import { destroyKey, sealWords } from '../store/trail.ts'
import { type Commander, reloading, runCommand, type Specification, type Writes } from './run.ts'

/** Who commands, where. `may` is what else the actor may do there; that the command itself is allowed was checked before. */
export interface Commanding {
  tables: Tables
  now: () => number
  actor: Actor
  may: (action: Action) => boolean
  /** Whether anybody verifies citizens here. */
  verifies: boolean
  site: SiteRecord
  inForce: SiteInForce
  /** What tells the command from another under its id. */
  digest: string
}

interface Loaded extends World {
  calendar: Context['calendar']
}

export const runInterviewCommand = (commanding: Commanding, first: InterviewRecord, command: InterviewCommand) => {
  const { tables, now, actor, may, verifies, site, inForce, digest } = commanding
  const commander: Commander = { tables, now, actor, siteId: site.id, activityId: first.id, digest }
  const activity = reloading<InterviewRecord | null>(first, () => getActivity(tables, first.id))
  const lateAnswerDays = inForce.casePolicies['interview-question'].workingDays
  const specification: Specification<Loaded, Change[]> = {
    commandId: command.commandId,
    receipt: commandKey(first.id, command.commandId),
    load: async () => {
      const found = await activity()
      if (!found) return null
      const [world, calendar] = await Promise.all([
        loadWorld(tables, found, command),
        calendarInForce(tables, site.path),
      ])
      return { ...world, calendar }
    },
    decide: (world, at) => {
      const { calendar } = world
      const { timeZone } = inForce
      return decide(world, command, { now: at, actor, may, verifies, timeZone, calendar, lateAnswerDays })
    },
    audit: (_, changes) => auditOf(command, changes),
    writes: (world, changes, act) => writesOf(tables, world.activity, changes, act, mainOf(command, changes)),
  }
  return runCommand(commander, specification)
}

const loadWorld = async (tables: Tables, activity: InterviewRecord, command: InterviewCommand): Promise<World> => {
  const needs = needsOf(command)
  const [questions, turns, polls, notes, holds] = await Promise.all([
    needs.questions === 'all' ? allQuestions(tables, activity.id) : getQuestions(tables, activity.id, needs.questions),
    needs.turns === 'all' ? allTurns(tables, activity.id) : getTurns(tables, activity.id, needs.turns),
    needs.polls === 'all' ? allPolls(tables, activity.id) : getPolls(tables, activity.id, needs.polls),
    getNotes(tables, activity.id, needs.notes),
    getHolds(tables, activity.id, needs.holds),
  ])
  const missing = referred(questions.values(), turns.values()).filter((id) => !questions.has(id))
  for (const [id, question] of await getQuestions(tables, activity.id, missing)) questions.set(id, question)
  return { activity, questions, turns, polls, notes, holds }
}

const auditOf = (
  command: InterviewCommand,
  changes: readonly Change[],
): Pick<AuditEntry, 'action' | 'target' | 'before' | 'after'> => {
  const { type } = command
  // What was erased is not kept by the entry that says so.
  if (type === 'question.erase')
    return { action: type, target: command.id, before: null, after: { reason: command.reason } }
  const main = mainOf(command, changes)
  return {
    action: type,
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

/** The entry with its words sealed; with an erasure, the key of what earlier ones hold of the question goes. */
const writesOf = async (
  tables: Tables,
  activity: InterviewRecord,
  changes: readonly Change[],
  act: Act,
  main: Change | undefined,
): Promise<Writes> => {
  const reply = versionsOf(changes)
  const writes = interviewWrites(tables, activity, changes, act.at)
  if (main?.after.kind !== 'question') return { writes, reply }
  const thing = `question#${main.after.activityId}#${main.after.id}` as const
  if (act.action === 'question.erase') return { writes: [...writes, destroyKey(tables, thing, act.at)], reply }
  return { writes, reply, entry: await sealWords(tables, act, { things: [thing], clear: WORDLESS }) }
}

const UNSAID: readonly string[] = ['participantId', 'previous', 'claim', 'version', 'seq', 'epoch']

/** What differs, which is what an auditor reads; who asked is nobody's business here (M13). */
export const auditFields = (record: AnyRecord, other: AnyRecord | null): Record<string, unknown> =>
  differing(record, other, UNSAID)
