import * as v from 'valibot'
import { Actor, Day, Instant, line, SiteId, text, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'

export const CALENDAR_LIMITS = {
  /** Spans of days off, and make-up workdays, of one notice. The longest so far had 7 and 8. */
  days: 60,
  source: 200,
} as const

export const Year = v.pipe(v.string(), v.regex(/^20\d{2}$/))

/** A holiday notice, or a site's own days, as they are stored and sent (see `functions/domain/calendar/calendar.ts`). */
export const NoticeShape = v.object({
  source: text(CALENDAR_LIMITS.source),
  holidays: v.pipe(
    v.array(v.object({ name: line(LIMITS.personName), from: Day, to: Day })),
    v.maxLength(CALENDAR_LIMITS.days),
  ),
  makeUpWorkdays: v.pipe(
    v.array(v.object({ name: line(LIMITS.personName), day: Day })),
    v.maxLength(CALENDAR_LIMITS.days),
  ),
})
export type NoticeShape = v.InferOutput<typeof NoticeShape>

/** What is set for a year; null: nothing, or no longer. */
const YearNotice = v.object({ year: Year, notice: NoticeShape })

/** One change of a site's calendar. Kept for ever: a due date names the version it was computed with. */
export const CalendarVersion = v.object({
  version: Whole,
  year: Year,
  /** Null: taken out again. */
  notice: v.nullable(NoticeShape),
  by: Actor,
  at: Instant,
})
export type CalendarVersion = v.InferOutput<typeof CalendarVersion>

/** The open cases' due dates being computed anew after a change. */
export const Recomputing = v.object({
  version: Whole,
  startedAt: Instant,
  looked: Whole,
  changed: Whole,
  finishedAt: v.nullable(Instant),
})
export type Recomputing = v.InferOutput<typeof Recomputing>

export const CalendarView = v.object({
  siteId: SiteId,
  /** National notices are kept at the platform's own site; every other site keeps days of its own on top of them. */
  national: v.boolean(),
  /** Of this site's own part; sent with a change, so that two people never overwrite each other. */
  version: Whole,
  own: v.array(YearNotice),
  inForce: v.object({
    version: v.string(),
    years: v.array(YearNotice),
    overrides: v.array(v.object({ siteId: SiteId, ...YearNotice.entries })),
  }),
  versions: v.array(CalendarVersion),
  recomputing: v.nullable(Recomputing),
})
export type CalendarView = v.InferOutput<typeof CalendarView>

export const SetCalendarYear = v.object({ version: Whole, notice: v.nullable(NoticeShape) })
