import type { CitizenCommand } from '../../contract/case/citizen.ts'
import { CASE_LIMITS } from '../../contract/case/limits.ts'
import { accept, refuse } from '../../contract/refusal.ts'
import { explainDue } from './deadline.ts'
import { type CaseContext, type Cases, type Decided, started, todayIn } from './decide/context.ts'
import { UNMERGED } from './decide/triage.ts'
import { settleDue } from './due.ts'
import { OPEN, wrongState } from './obstacle.ts'
import { citizenStep } from './receive.ts'
import { type CaseChange, type CaseRecord, changedCase } from './records.ts'

type Of<T extends CitizenCommand['type']> = Extract<CitizenCommand, { type: T }>

/** Still on its way; a duplicate is, until the reply has reached it. */
const isOpen = (record: CaseRecord): boolean =>
  OPEN.includes(record.state) || (record.state === 'merged' && record.outcome === null)

/** What the holder of the receipt may do now. */
export const citizenMay = (record: CaseRecord) => ({
  add: isOpen(record) && record.additions.length < CASE_LIMITS.additions,
  withdraw: isOpen(record),
  rate: record.outcome !== null && record.rating === null && record.erasedAt === null,
  /** Once. */
  reopen: record.outcome !== null && record.earlier === null && record.erasedAt === null,
})

/** What a citizen's command changes. `cases` holds the case that this one is merged into, if any. */
export const decideCitizen = (
  record: CaseRecord,
  cases: Cases,
  command: CitizenCommand,
  context: CaseContext,
): Decided => {
  const decided = byType(record, cases, command, context)
  if (!decided.ok) return decided
  return accept(decided.value.map((change) => settleDue(change, context.calendar, context.now)))
}

const byType = (record: CaseRecord, cases: Cases, command: CitizenCommand, context: CaseContext): Decided => {
  switch (command.type) {
    case 'add':
      return add(record, cases, command, context)
    case 'withdraw':
      return withdraw(record, cases, context)
    case 'rate':
      return rate(record, command, context)
    case 'reopen':
      return reopen(record, cases, command, context)
  }
}

const change = (
  record: CaseRecord,
  step: Parameters<typeof citizenStep>[0],
  { now }: CaseContext,
  difference: Partial<CaseRecord>,
  reason: string | null = null,
): CaseChange => changedCase(record, { ...difference, history: [...record.history, citizenStep(step, now, reason)] })

/** What the other side of a merge is told; nothing when there is none. */
const onTarget = (
  record: CaseRecord,
  cases: Cases,
  step: 'duplicate-added' | 'duplicate-unmerged',
  context: CaseContext,
): CaseChange[] => {
  const into = record.mergedInto && cases.get(record.mergedInto.id)
  if (!into) return []
  const leaves = step === 'duplicate-unmerged'
  const duplicates = leaves ? into.duplicates.filter(({ id }) => id !== record.id) : into.duplicates
  return [change(into, step, context, { duplicates }, record.number)]
}

/** Whoever works on the case meets a new version and reads the addition before anything is decided. */
const add = (record: CaseRecord, cases: Cases, command: Of<'add'>, context: CaseContext): Decided => {
  if (!isOpen(record)) return { ok: false, refusal: wrongState(record) }
  if (!citizenMay(record).add) return refuse('too-large', { detail: String(CASE_LIMITS.additions) })
  const { text, attachments } = command
  const additions = [...record.additions, { text, attachments, at: context.now }]
  const going = record.state === 'waiting' ? { state: 'handling' as const, ...started(record, todayIn(context)) } : {}
  return accept([
    change(record, 'added', context, { additions, ...going }),
    ...onTarget(record, cases, 'duplicate-added', context),
  ])
}

/** A duplicate leaves its case; the duplicates of this one are set free by `follow`. Nobody is to be told any more (M13). */
const withdraw = (record: CaseRecord, cases: Cases, context: CaseContext): Decided => {
  if (!isOpen(record)) return { ok: false, refusal: wrongState(record) }
  const difference = {
    state: 'withdrawn',
    contact: null,
    claim: null,
    extensionAsked: null,
    ...UNMERGED,
    ...started(record, todayIn(context)),
  } as const
  return accept([
    change(record, 'withdrawn', context, difference),
    ...onTarget(record, cases, 'duplicate-unmerged', context),
  ])
}

const rate = (record: CaseRecord, { score, text }: Of<'rate'>, context: CaseContext): Decided => {
  if (!citizenMay(record).rate) return { ok: false, refusal: wrongState(record) }
  return accept([change(record, 'rated', context, { rating: { score, text, at: context.now } })])
}

/**
 * Once, with a new clock from today and the limits of today; what was before keeps its date and stays late if it was. A
 * duplicate comes out of its merge: that it was another matter is the commonest reason.
 */
const reopen = (record: CaseRecord, cases: Cases, { text }: Of<'reopen'>, context: CaseContext): Decided => {
  const { outcome, policies: _, ...before } = record
  if (outcome === null || !citizenMay(record).reopen) return { ok: false, refusal: wrongState(record) }
  const clock = { receivedOn: todayIn(context), stops: [], extension: null, answeredOn: null }
  const policy = context.policies[record.type]
  const difference = {
    state: 'received',
    earlier: {
      clock: before.clock,
      policy: before.policy,
      due: before.due,
      outcome,
      rating: before.rating,
      reopened: { text, at: context.now },
    },
    outcome: null,
    rating: null,
    handler: null,
    claim: null,
    places: [],
    clock,
    policy,
    policies: context.policies,
    due: explainDue(context.calendar, policy, clock),
    ...UNMERGED,
  } as const
  return accept([
    change(record, 'reopened', context, difference, text),
    ...onTarget(record, cases, 'duplicate-unmerged', context),
  ])
}
