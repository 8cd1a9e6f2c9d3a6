import { type Day, type Explanation, explain, type WorkingCalendar, workingDaysBetween } from '../working-days.ts'

/** The time limit for a kind of case. A site may set its own; these are the national defaults. */
export type Policy = {
  readonly workingDays: number
  /** Working days in all after an extension, from receipt; null: cannot be extended. */
  readonly extendableTo: number | null
  /** Whether the clock stands still while the citizen is asked for something. */
  readonly clockStops: boolean
  readonly source: string
}

export const defaultPolicies = {
  suggestion: { workingDays: 7, extendableTo: 15, clockStops: false, source: '国办发〔2014〕57号（六）' },
  enquiry: { workingDays: 5, extendableTo: null, clockStops: false, source: '国办秘函〔2019〕19号' },
  'interview-question': {
    workingDays: 5,
    extendableTo: null,
    clockStops: false,
    source: '六安、宣城、芜湖在线访谈工作制度',
  },
  'site-error': { workingDays: 3, extendableTo: null, clockStops: false, source: '国办发〔2017〕47号' },
} as const satisfies Record<string, Policy>
export type CaseType = keyof typeof defaultPolicies

/**
 * A time in which the citizen is waited for. A working day counts if the clock runs at its end: `from`, when it was stopped, no
 * longer counts, `to`, when it was started, does; stopped and started on one day, nothing is gained. `to` null: still stopped.
 */
export type Stop = { readonly from: Day; readonly to: Day | null }

export type ExtensionRequest = {
  readonly askedBy: string
  readonly askedOn: Day
  readonly reason: string
  /** Working days in all, as the policy said when it was asked for. */
  readonly workingDays: number
}
export type Extension = ExtensionRequest & { readonly approvedBy: string }

/** All that a due date and its keeping depend on. Facts only: what follows from them and today's date is computed. */
export type CaseClock = {
  /** Day 0: the day of receipt in the site's zone. */
  readonly receivedOn: Day
  readonly stops: readonly Stop[]
  readonly extension: Extension | null
  readonly answeredOn: Day | null
}

export type Due = { readonly day: Day; readonly provisional: boolean; readonly calendarVersion: string }

/**
 * How the due date comes about; null while the clock stands still, for then there is none. `policy` is the one in force on the
 * day of receipt: a table edited later must not move a date that the citizen was told.
 */
export const explainDue = (calendar: WorkingCalendar, policy: Policy, clock: CaseClock): Explanation | null => {
  const stops = policy.clockStops ? clock.stops : []
  const isStopped = (day: Day) => stops.some(({ from, to }) => from <= day && to !== null && day < to)
  const limit = clock.extension?.workingDays ?? policy.workingDays
  const explanation = explain(calendar, clock.receivedOn, limit, isStopped)
  // A stop that began only after the limit had passed does not bring the limit back.
  const stillStopped = stops.some(({ from, to }) => to === null && from <= explanation.day)
  return stillStopped ? null : explanation
}

export const dueDate = (calendar: WorkingCalendar, policy: Policy, clock: CaseClock): Due | null => {
  const explanation = explainDue(calendar, policy, clock)
  if (!explanation) return null
  const { day, provisional, calendarVersion } = explanation
  return { day, provisional, calendarVersion }
}

export const EXTENSION_REFUSALS = [
  'not-extendable',
  'already-answered',
  'already-extended',
  'first-limit-passed',
  'reason-missing',
  'approver-is-asker',
] as const
export type ExtensionRefusal = (typeof EXTENSION_REFUSALS)[number]

type Result<T> = { ok: true; value: T } | { ok: false; refusal: { code: ExtensionRefusal } }
const refuse = (code: ExtensionRefusal) => ({ ok: false, refusal: { code } }) as const

/** May be asked for until the end of the day on which the first limit falls. */
export const requestExtension = (
  calendar: WorkingCalendar,
  policy: Policy,
  clock: CaseClock,
  asked: Omit<ExtensionRequest, 'workingDays'>,
): Result<ExtensionRequest> => {
  if (policy.extendableTo === null) return refuse('not-extendable')
  if (clock.answeredOn !== null) return refuse('already-answered')
  if (clock.extension !== null) return refuse('already-extended')
  const firstLimit = dueDate(calendar, policy, clock)
  if (firstLimit !== null && asked.askedOn > firstLimit.day) return refuse('first-limit-passed')
  if (asked.reason.trim() === '') return refuse('reason-missing')
  return { ok: true, value: { ...asked, workingDays: policy.extendableTo } }
}

/**
 * What was asked for in time may be approved later: the asker does not answer for a slow approver. Not after the answer, though: a
 * late one must not become punctual by a signature.
 */
export const grantExtension = (clock: CaseClock, request: ExtensionRequest, approvedBy: string): Result<Extension> => {
  if (clock.answeredOn !== null) return refuse('already-answered')
  if (clock.extension !== null) return refuse('already-extended')
  if (approvedBy === request.askedBy) return refuse('approver-is-asker')
  return { ok: true, value: { ...request, approvedBy } }
}

export const DUE_SOON_WORKING_DAYS = 2

export type Standing = {
  state: 'running' | 'due-soon' | 'due-today' | 'overdue' | 'stopped' | 'answered-in-time' | 'answered-late'
  /** From the start of the day after the due day, worked or not; a late answer stays late for ever. */
  late: boolean
  /** Working days until the due day, 0 on it and after. */
  workingDaysLeft: number
  /** Working days since the due day, until the answer or today: 0 on a weekend right after it, though already late. */
  workingDaysLate: number
}

/** Never stored: it changes with the date alone. `due` is null while the clock stands still. */
export const standing = (
  calendar: WorkingCalendar,
  due: Pick<Due, 'day'> | null,
  { answeredOn, today }: { answeredOn: Day | null; today: Day },
): Standing => {
  if (due === null) {
    const state = answeredOn === null ? 'stopped' : 'answered-in-time'
    return { state, late: false, workingDaysLeft: 0, workingDaysLate: 0 }
  }
  const until = answeredOn ?? today
  const late = until > due.day
  const workingDaysLeft = late ? 0 : workingDaysBetween(calendar, until, due.day)
  const workingDaysLate = late ? workingDaysBetween(calendar, due.day, until) : 0
  const numbers = { late, workingDaysLeft, workingDaysLate }
  if (answeredOn !== null) return { state: late ? 'answered-late' : 'answered-in-time', ...numbers }
  if (late) return { state: 'overdue', ...numbers }
  if (today === due.day) return { state: 'due-today', ...numbers }
  return { state: workingDaysLeft <= DUE_SOON_WORKING_DAYS ? 'due-soon' : 'running', ...numbers }
}

export type DueChange = { readonly before: Due; readonly after: Due }

/**
 * After a notice was imported or a calendar corrected: what becomes of a due date that was told to the citizen, or null when
 * it stays. Also for dates that were not 暂定, because a correction may touch any. An answered case keeps the date it was
 * held to: a calendar of later days makes no late answer punctual, nor a punctual one late.
 */
export const recomputeDue = (
  calendar: WorkingCalendar,
  policy: Policy,
  clock: CaseClock,
  issued: Due,
): DueChange | null => {
  if (clock.answeredOn !== null) return null
  const after = dueDate(calendar, policy, clock)
  if (after === null) return null
  return after.day === issued.day && after.provisional === issued.provisional ? null : { before: issued, after }
}
