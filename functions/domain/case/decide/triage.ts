import type { CaseState, Department } from '../../../contract/case/case.ts'
import type { CommandOf } from '../../../contract/case/command.ts'
import { CASE_LIMITS } from '../../../contract/case/limits.ts'
import { TIMES } from '../../../contract/limits.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import type { Day } from '../../working-days.ts'
import { type CaseRecord, changedCase } from '../records.ts'
import { type Cases, type Decided, decided, held, OPEN, type StaffContext, started, todayIn } from './context.ts'

/** Shown to colleagues and lapses by itself; taking one's own again prolongs it. No step: it decides nothing. */
export const claim = (cases: Cases, command: CommandOf<'case.claim'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, OPEN)
  if (!found.ok) return found
  const { subject, name } = context.actor
  return accept([changedCase(found.value, { claim: { subject, name, until: context.now + TIMES.claimMs } })])
}

export const release = (cases: Cases, command: CommandOf<'case.release'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, OPEN)
  return found.ok ? accept([changedCase(found.value, { claim: null })]) : found
}

/** Study (综合研判): what it is, whether it is valuable, whose it is; by whom and why (M5). */
export const triage = (cases: Cases, command: CommandOf<'case.triage'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['received', 'triaged'])
  if (!found.ok) return found
  const { caseType: type, valuable, reason } = command
  const byId = (id: string) => context.departments.find((department) => department.id === id)
  const department = byId(command.department)
  const others = new Set(command.coHandlers)
  others.delete(command.department)
  const helpers = [...others].map(byId).filter((each) => each !== undefined)
  if (!department || helpers.length !== others.size) return refuse('not-found')
  const { siteId } = found.value
  // Of the receiving site's own tree: its officers go on seeing what they answer for.
  if ([department, ...helpers].some(({ path }) => !path.includes(siteId))) return refuse('not-found')
  const study = {
    ...{ type, valuable, reason, by: context.actor, at: context.now },
    department: shown(department),
    coHandlers: helpers.map(shown),
  }
  const below = department.path.slice(department.path.indexOf(siteId) + 1)
  const places = [...new Set([...below, ...others])].filter((place) => place !== siteId)
  const retype = retyped(found.value, type, todayIn(context))
  const difference: Partial<CaseRecord> = { state: 'triaged', triage: study, places, ...retype }
  return accept([decided(found.value, context, 'triaged', difference, reason)])
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
export const giveBack = (cases: Cases, command: CommandOf<'case.return'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['triaged', 'handling', 'waiting'])
  if (!found.ok) return found
  const difference = {
    state: 'received',
    handler: null,
    places: [],
    ...started(found.value, todayIn(context)),
  } as const
  return accept([decided(found.value, context, 'returned', difference, command.reason)])
}

/** What cannot be handled gets an explanation (M5): that is its answer, in time or late. */
export const decline = (cases: Cases, command: CommandOf<'case.decline'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['received', 'triaged', 'handling', 'waiting'])
  if (!found.ok) return found
  const { reason, explanation } = command
  const today = todayIn(context)
  const { clock, waitingFor } = started(found.value, today)
  const difference = {
    state: 'declined',
    outcome: { type: 'declined', reason, explanation, at: context.now },
    extensionAsked: null,
    waitingFor,
    clock: { ...clock, answeredOn: today },
  } as const
  return accept([decided(found.value, context, 'declined', difference, explanation)])
}

const MERGEABLE: readonly CaseState[] = ['received', 'triaged', 'handling']
const TARGETS: readonly CaseState[] = [...OPEN, 'answered']

/**
 * Both are linked to each other; the target's reply reaches the duplicate by `follow`. One level deep, so that undoing one merge
 * never moves a third case.
 */
export const merge = (cases: Cases, command: CommandOf<'case.merge'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, MERGEABLE)
  if (!found.ok) return found
  const record = found.value
  const into = cases.get(command.into)
  if (!into) return refuse('not-found')
  const fits =
    into.id !== record.id &&
    into.siteId === record.siteId &&
    TARGETS.includes(into.state) &&
    into.erasedAt === null &&
    record.duplicates.length === 0 &&
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
export const unmerge = (cases: Cases, command: CommandOf<'case.unmerge'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['merged'])
  if (!found.ok) return found
  const record = found.value
  const into = record.mergedInto && cases.get(record.mergedInto.id)
  if (!into) return refuse('not-found')
  if (record.outcome !== null || record.mergedFrom === null) return refuse('nothing-to-undo')
  const duplicates = into.duplicates.filter(({ id }) => id !== record.id)
  return accept([
    decided(record, context, 'unmerged', { state: record.mergedFrom, ...UNMERGED }, command.reason),
    linked(into, context, 'duplicate-unmerged', { duplicates }, record.number),
  ])
}

export const UNMERGED = { mergedInto: null, mergedFrom: null } as const

/** The other side of a link: a colleague's claim on it stays. */
const linked: typeof decided = (record, ...rest) => {
  const change = decided(record, ...rest)
  return change.after.kind === 'case' ? { ...change, after: { ...change.after, claim: record.claim } } : change
}
