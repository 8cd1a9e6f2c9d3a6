import type { CaseState, Department } from '../../../contract/case/case.ts'
import type { CommandOf } from '../../../contract/case/command.ts'
import { CASE_LIMITS } from '../../../contract/case/limits.ts'
import { TIMES } from '../../../contract/limits.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import type { Day } from '../../working-days.ts'
import { type CaseRecord, changedCase } from '../records.ts'
import { type Cases, type Decided, decided, present, type StaffContext, started, todayIn } from './context.ts'

/** Shown to colleagues and lapses by itself; taking one's own again prolongs it. No step: it decides nothing. */
export const claim = (record: CaseRecord, context: StaffContext): Decided => {
  const { subject, name } = context.actor
  return accept([changedCase(record, { claim: { subject, name, until: context.now + TIMES.claimMs } })])
}

export const release = (record: CaseRecord): Decided => accept([changedCase(record, { claim: null })])

/** Study (综合研判): what it is, whether it is valuable, whose it is; by whom and why (M5). */
export const triage = (record: CaseRecord, command: CommandOf<'case.triage'>, context: StaffContext): Decided => {
  const { caseType: type, valuable, reason } = command
  const byId = (id: string) => context.departments.find((department) => department.id === id)
  const department = byId(command.department)
  const others = new Set(command.coHandlers)
  others.delete(command.department)
  const helpers = [...others].map(byId).filter((each) => each !== undefined)
  if (!department || helpers.length !== others.size) return refuse('not-found')
  const { siteId } = record
  // Of the receiving site's own tree: its officers go on seeing what they answer for.
  if ([department, ...helpers].some(({ path }) => !path.includes(siteId))) return refuse('not-found')
  const study = {
    ...{ type, valuable, reason, by: context.actor, at: context.now },
    department: shown(department),
    coHandlers: helpers.map(shown),
  }
  const below = department.path.slice(department.path.indexOf(siteId) + 1)
  const places = [...new Set([...below, ...others])].filter((place) => place !== siteId)
  const retype = retyped(record, type, todayIn(context))
  const difference: Partial<CaseRecord> = { state: 'triaged', triage: study, places, ...retype }
  return accept([decided(record, context, 'triaged', difference, reason)])
}

const shown = ({ id, name }: Department): Department => ({ id, name })

/**
 * Another type has another limit, by the table of the day of receipt, and voids an extension asked for under the old one. Once the
 * limit has passed it stays: a late case must not become punctual by being called something else.
 */
const retyped = (record: CaseRecord, type: CaseRecord['type'], today: Day): Partial<CaseRecord> => {
  if (type === record.type) return {}
  const late = record.due !== null && today > record.due.day
  return { type, extensionAsked: null, ...(late ? {} : { policy: record.policies[type] }) }
}

/** Sent on to the wrong place. The draft stays: whoever gets it next may use it. */
export const giveBack = (record: CaseRecord, command: CommandOf<'case.return'>, context: StaffContext): Decided => {
  const difference = {
    state: 'received',
    handler: null,
    places: [],
    ...started(record, todayIn(context)),
  } as const
  return accept([decided(record, context, 'returned', difference, command.reason)])
}

/** What cannot be handled gets an explanation (M5): that is its answer, in time or late. */
export const decline = (record: CaseRecord, command: CommandOf<'case.decline'>, context: StaffContext): Decided => {
  const { reason, explanation } = command
  const today = todayIn(context)
  const { clock, waitingFor } = started(record, today)
  const difference = {
    state: 'declined',
    outcome: { type: 'declined', reason, explanation, at: context.now },
    extensionAsked: null,
    waitingFor,
    clock: { ...clock, answeredOn: today },
  } as const
  return accept([decided(record, context, 'declined', difference, explanation)])
}

const TARGETS: readonly CaseState[] = ['received', 'triaged', 'handling', 'waiting', 'review', 'answered']

/**
 * Both are linked to each other; the target's reply reaches the duplicate by `follow`. One level deep, so that undoing one merge
 * never moves a third case.
 */
export const merge = (
  record: CaseRecord,
  cases: Cases,
  command: CommandOf<'case.merge'>,
  context: StaffContext,
): Decided => {
  const into = cases.get(command.into)
  if (!into) return refuse('not-found')
  const fits =
    into.id !== record.id &&
    into.siteId === record.siteId &&
    TARGETS.includes(into.state) &&
    into.erasedAt === null &&
    into.duplicates.length < CASE_LIMITS.duplicates
  if (!fits) return refuse('merge-target')
  const at = context.now
  const difference = {
    state: 'merged',
    mergedFrom: record.state,
    mergedInto: { id: into.id, number: into.number, at },
  } as const
  const link = { id: record.id, number: record.number, at }
  return accept([
    decided(record, context, 'merged', difference, into.number),
    linked(into, context, 'duplicate-merged', { duplicates: [...into.duplicates, link] }, record.number),
  ])
}

/** Until the reply has reached it; then it is the citizen who may say that it was another matter (`reopen`). */
export const unmerge = (
  record: CaseRecord,
  cases: Cases,
  command: CommandOf<'case.unmerge'>,
  context: StaffContext,
): Decided => {
  const into = record.mergedInto && cases.get(record.mergedInto.id)
  if (!into) return refuse('not-found')
  const duplicates = into.duplicates.filter(({ id }) => id !== record.id)
  return accept([
    decided(record, context, 'unmerged', { state: present(record.mergedFrom), ...UNMERGED }, command.reason),
    linked(into, context, 'duplicate-unmerged', { duplicates }, record.number),
  ])
}

export const UNMERGED = { mergedInto: null, mergedFrom: null } as const

/** The other side of a link: a colleague's claim on it stays. */
const linked: typeof decided = (record, ...rest) => {
  const change = decided(record, ...rest)
  return change.after.kind === 'case' ? { ...change, after: { ...change.after, claim: record.claim } } : change
}
