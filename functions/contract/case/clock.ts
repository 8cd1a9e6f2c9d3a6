import * as v from 'valibot'
import { Day, Whole } from '../basics.ts'

/**
 * A time in which the citizen is waited for. A working day counts if the clock runs at its end: `from`, when it was stopped, no
 * longer counts, `to`, when it was started, does; stopped and started on one day, nothing is gained. `to` null: still stopped.
 */
export const Stop = v.object({ from: Day, to: v.nullable(Day) })
export type Stop = v.InferOutput<typeof Stop>

export const ExtensionRequest = v.object({
  /** The subjects of who asked and, below, who approved. */
  askedBy: v.string(),
  askedOn: Day,
  reason: v.string(),
  /** Working days in all, as the policy said when it was asked for. */
  workingDays: Whole,
})
export type ExtensionRequest = v.InferOutput<typeof ExtensionRequest>

export const Extension = v.object({ ...ExtensionRequest.entries, approvedBy: v.string() })
export type Extension = v.InferOutput<typeof Extension>

/** All that a due date and its keeping depend on. Facts only: what follows from them and today's date is computed. */
export const CaseClock = v.object({
  /** Day 0: the day of receipt in the site's zone. */
  receivedOn: Day,
  stops: v.array(Stop),
  extension: v.nullable(Extension),
  /** The day the citizen was answered, or told why not. */
  answeredOn: v.nullable(Day),
})
export type CaseClock = v.InferOutput<typeof CaseClock>

const NamedDay = v.object({ day: Day, name: v.string(), source: v.string() })

/** A due date and how it was computed, as it was told to the citizen (see `functions/domain/working-days.ts`). */
export const DueExplanation = v.object({
  from: Day,
  workingDays: v.number(),
  day: Day,
  /** 暂定: a year without a holiday notice was counted through. */
  provisional: v.boolean(),
  calendarVersion: v.string(),
  holidays: v.array(NamedDay),
  makeUpWorkdays: v.array(NamedDay),
  stoppedDays: v.array(Day),
  weekendDays: v.number(),
  yearsWithoutNotice: v.array(v.string()),
})
export type DueExplanation = v.InferOutput<typeof DueExplanation>

export const STANDINGS = [
  'running',
  'due-soon',
  'due-today',
  'overdue',
  'stopped',
  'answered-in-time',
  'answered-late',
] as const

/** How a case stands on a day. Computed, never stored: it changes with the date alone. */
export const Standing = v.object({
  state: v.picklist(STANDINGS),
  /** From the start of the day after the due day, worked or not; a late answer stays late for ever. */
  late: v.boolean(),
  /** Working days until the due day, 0 on it and after. */
  workingDaysLeft: Whole,
  /** Working days since the due day, until the answer or today: 0 on a weekend right after it, though already late. */
  workingDaysLate: Whole,
})
export type Standing = v.InferOutput<typeof Standing>
