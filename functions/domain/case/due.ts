import type { CaseStep, EarlierRound } from '../../contract/case/case.ts'
import type { DueExplanation, Standing } from '../../contract/case/clock.ts'
import type { Day, WorkingCalendar } from '../working-days.ts'
import { type Due, explainDue, standing } from './deadline.ts'
import { type CaseChange, type CaseRecord, changedCase } from './records.ts'

const told = (due: DueExplanation | null): Due | null =>
  due && { day: due.day, provisional: due.provisional, calendarVersion: due.calendarVersion }

/** The record with its due date as its clock now has it; a date that moved, or is no longer 暂定, leaves a step. */
const withDue = (record: CaseRecord, calendar: WorkingCalendar, now: number): CaseRecord => {
  // What was answered keeps the date it was held to: a calendar of later days makes no late answer punctual, nor a punctual
  // one late. What was withdrawn waits for nothing.
  if (record.clock.answeredOn !== null || record.state === 'withdrawn') return record
  const due = explainDue(calendar, record.policy, record.clock)
  if (due?.day === record.due?.day && due?.provisional === record.due?.provisional) return record
  const step: CaseStep = {
    step: 'due-changed',
    at: now,
    by: null,
    reason: null,
    due: { before: told(record.due), after: told(due) },
  }
  return { ...record, due, history: [...record.history, step] }
}

/** After any decision: the due date follows from what changed. */
export const settleDue = (change: CaseChange, calendar: WorkingCalendar, now: number): CaseChange =>
  change.after.kind === 'case' ? { ...change, after: withDue(change.after, calendar, now) } : change

/**
 * After a notice was imported or a calendar corrected; null: the date stays. For every open case, also with a date that was not
 * 暂定, because a correction may touch any.
 */
export const recompute = (
  record: CaseRecord,
  calendar: WorkingCalendar,
  now: number,
): CaseChange<CaseRecord> | null => {
  const after = withDue(record, calendar, now)
  return after === record ? null : changedCase(record, after)
}

/** Null once withdrawn. A merged case stands on its own clock until the reply has reached it. */
export const standingOf = (record: CaseRecord, calendar: WorkingCalendar, today: Day): Standing | null =>
  record.state === 'withdrawn' ? null : standing(calendar, record.due, { answeredOn: record.clock.answeredOn, today })

/** How the first answer of a reopened case stands, for ever. */
export const earlierStanding = (earlier: EarlierRound, calendar: WorkingCalendar, today: Day): Standing =>
  standing(calendar, earlier.due, { answeredOn: earlier.clock.answeredOn, today })
