import { factsOf, isWorked, type WorkingCalendar } from './calendar/calendar.ts'
import { type Day, dayNumber } from './calendar/day.ts'

export { extendCalendar, type Notice, type WorkingCalendar, withOverride } from './calendar/calendar.ts'
export { type Day, dayInZone, isDay } from './calendar/day.ts'
export { NOTICE_PROBLEMS, type NoticeProblem, noticeProblems } from './calendar/notice-problems.ts'
export { stateCouncilCalendar } from './calendar/state-council.ts'

export type NamedDay = { day: Day; name: string; source: string }

/** How a date was computed, to be shown to the citizen (M5) and to whoever doubts it. */
export type Explanation = {
  /** Day 0, which is not counted. */
  from: Day
  workingDays: number
  day: Day
  /** A day that was walked over lies in a year without a notice (暂定). */
  provisional: boolean
  calendarVersion: string
  /** Days off by a notice, not counted, in the order walked. */
  holidays: NamedDay[]
  /** Weekend days worked by a notice and counted. */
  makeUpWorkdays: NamedDay[]
  /** Working days not counted because the clock stood still. */
  stoppedDays: Day[]
  /** Saturdays and Sundays not counted, outside named holidays. */
  weekendDays: number
  yearsWithoutNotice: string[]
}

const never = () => false

/**
 * Walks from `day` to the n-th working day after it (before it, when n is negative), and tells what it met. `isStopped`
 * says on which days the clock stood still. Throws a RangeError unless `day` is a day and `n` a whole number.
 */
export const explain = (
  calendar: WorkingCalendar,
  day: Day,
  n: number,
  isStopped: (day: Day) => boolean = never,
): Explanation => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a number of working days: ${n}`)
  const start = dayNumber(day)
  const yearsWithoutNotice = new Set<string>()
  const result: Explanation = {
    from: day,
    workingDays: n,
    day,
    provisional: false,
    calendarVersion: calendar.version,
    holidays: [],
    makeUpWorkdays: [],
    stoppedDays: [],
    weekendDays: 0,
    yearsWithoutNotice: [],
  }
  const step = n < 0 ? -1 : 1
  for (let at = start, left = Math.abs(n); left > 0; ) {
    at += step
    const facts = factsOf(calendar, at)
    if (!facts.hasNotice) yearsWithoutNotice.add(facts.day.slice(0, 4))
    if (!isWorked(facts.kind)) {
      if (facts.named) result.holidays.push({ day: facts.day, ...facts.named })
      else result.weekendDays++
    } else if (isStopped(facts.day)) {
      result.stoppedDays.push(facts.day)
    } else {
      if (facts.named) result.makeUpWorkdays.push({ day: facts.day, ...facts.named })
      result.day = facts.day
      left--
    }
  }
  result.yearsWithoutNotice = [...yearsWithoutNotice]
  result.provisional = result.yearsWithoutNotice.length > 0
  return result
}

/**
 * The n-th working day after `day`, which itself is day 0 and never counts, worked or not (before it, when n is negative;
 * `day` itself when n is 0). `provisional` (暂定): the count went through a year whose notice is not out, where Monday to
 * Friday stood in for it.
 */
export const addWorkingDays = (calendar: WorkingCalendar, day: Day, n: number): { day: Day; provisional: boolean } => {
  const { day: reached, provisional } = explain(calendar, day, n)
  return { day: reached, provisional }
}

export const isWorkingDay = (calendar: WorkingCalendar, day: Day): boolean =>
  isWorked(factsOf(calendar, dayNumber(day)).kind)

/**
 * How many working days it took: those after `from`, up to and with `to`. So a case received and answered on the same day took
 * 0, and one answered on `addWorkingDays(calendar, from, n).day` took n; also for negative n, counted the other way.
 */
export const workingDaysBetween = (calendar: WorkingCalendar, from: Day, to: Day): number => {
  const start = dayNumber(from)
  const end = dayNumber(to)
  const step = end < start ? -1 : 1
  let count = 0
  for (let at = start; at !== end; ) {
    at += step
    if (isWorked(factsOf(calendar, at).kind)) count += step
  }
  return count
}
