import type { Notice } from './calendar.ts'
import { type Day, dayAt, dayNumber, isDay, isWeekend } from './day.ts'

export const NOTICE_PROBLEMS = [
  'not-a-year',
  'not-a-day',
  'span-backwards',
  'span-too-long',
  'day-named-twice',
  'outside-year',
  'make-up-on-weekday',
  'statutory-day-missing',
] as const
export type NoticeProblem = { code: (typeof NOTICE_PROBLEMS)[number]; day: Day }

/** The longest so far, in 2020, had 10 days; a longer one than this is a slip in typing. */
const MAX_SPAN_DAYS = 31

/** Holidays on fixed days by 全国年节及纪念日放假办法: a notice without one of them is not the whole notice. */
const STATUTORY_DAYS = ['01-01', '05-01', '10-01']

/** Everything wrong with a notice that an administrator has typed; with `year`, as the national notice for that year. */
export const noticeProblems = (notice: Notice, year?: string): NoticeProblem[] => {
  const problems: NoticeProblem[] = []
  const found = (code: NoticeProblem['code'], day: Day) => problems.push({ code, day })
  const off = new Set<Day>()
  const worked = new Set<Day>()
  const add = (day: Day, days: Set<Day>) => {
    if (off.has(day) || worked.has(day)) found('day-named-twice', day)
    days.add(day)
  }

  for (const { from, to } of notice.holidays) {
    if (!isDay(from)) found('not-a-day', from)
    else if (!isDay(to)) found('not-a-day', to)
    else if (to < from) found('span-backwards', from)
    else if (dayNumber(to) - dayNumber(from) >= MAX_SPAN_DAYS) found('span-too-long', from)
    else for (let at = dayNumber(from); at <= dayNumber(to); at++) add(dayAt(at), off)
  }
  for (const { day } of notice.makeUpWorkdays) {
    if (isDay(day)) add(day, worked)
    else found('not-a-day', day)
  }
  if (year === undefined) return problems
  if (!isDay(`${year}-01-01`)) return [...problems, { code: 'not-a-year', day: year }]

  const firstPossible = dayAt(dayNumber(`${year}-01-01`) - 31)
  for (const day of [...off, ...worked]) {
    if (day < firstPossible || day > `${year}-12-31`) found('outside-year', day)
  }
  for (const day of worked) if (!isWeekend(dayNumber(day))) found('make-up-on-weekday', day)
  for (const day of STATUTORY_DAYS.map((monthDay) => `${year}-${monthDay}`)) {
    if (!off.has(day)) found('statutory-day-missing', day)
  }
  return problems
}
