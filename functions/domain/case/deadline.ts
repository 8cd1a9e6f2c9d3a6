import type { CaseClock, Extension, ExtensionRequest, Standing } from '../../contract/case/clock.ts'
import type { Policy, PolicyTable } from '../../contract/case/policy.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { type Day, type Explanation, explain, type WorkingCalendar, workingDaysBetween } from '../working-days.ts'

/**
 * The national defaults; a site may set its own. The three working days for errors are quoted by provincial rules made under 47号
 * (辽宁省政府网站管理办法); the five for enquiries were not found in a published text of 19号 and should be looked at by whoever
 * sets a site's own.
 */
export const defaultPolicies = {
  suggestion: {
    workingDays: 7,
    extendableTo: 15,
    clockStops: false,
    approver: 'reviewer',
    source: '国办发〔2014〕57号（六）',
  },
  enquiry: {
    workingDays: 5,
    extendableTo: null,
    clockStops: false,
    approver: 'reviewer',
    source: '国办秘函〔2019〕19号',
  },
  /** No rule names complaints apart: they are opinions like any other. */
  complaint: {
    workingDays: 7,
    extendableTo: 15,
    clockStops: false,
    approver: 'reviewer',
    source: '国办发〔2014〕57号（六）',
  },
  'interview-question': {
    workingDays: 5,
    extendableTo: null,
    clockStops: false,
    approver: 'reviewer',
    source: '六安、宣城、芜湖在线访谈工作制度',
  },
  'site-error': {
    workingDays: 3,
    extendableTo: null,
    clockStops: false,
    approver: 'reviewer',
    source: '国办发〔2017〕47号',
  },
} as const satisfies PolicyTable

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

/** The working days in all that may be asked for today: until the end of the day on which the first limit falls. */
export const extendableTo = (
  policy: Policy,
  clock: CaseClock,
  firstLimit: Pick<Due, 'day'> | null,
  today: Day,
): Result<number> => {
  if (policy.extendableTo === null) return refuse('not-extendable')
  if (clock.answeredOn !== null) return refuse('wrong-state')
  if (clock.extension !== null) return refuse('already-extended')
  return firstLimit !== null && today > firstLimit.day ? refuse('first-limit-passed') : accept(policy.extendableTo)
}

export const requestExtension = (
  calendar: WorkingCalendar,
  policy: Policy,
  clock: CaseClock,
  asked: Omit<ExtensionRequest, 'workingDays'>,
): Result<ExtensionRequest> => {
  const days = extendableTo(policy, clock, dueDate(calendar, policy, clock), asked.askedOn)
  return days.ok ? accept({ ...asked, workingDays: days.value }) : days
}

/**
 * What was asked for in time may be approved later: the asker does not answer for a slow approver. Not after the answer, though: a
 * late one must not become punctual by a signature.
 */
export const grantExtension = (clock: CaseClock, request: ExtensionRequest, approvedBy: string): Result<Extension> => {
  if (clock.answeredOn !== null) return refuse('wrong-state')
  if (clock.extension !== null) return refuse('already-extended')
  if (approvedBy === request.askedBy) return refuse('second-person-required')
  return accept({ ...request, approvedBy })
}

const DUE_SOON_WORKING_DAYS = 2

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
