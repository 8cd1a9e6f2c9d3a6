import type { DueExplanation, Standing } from '#contract/case/clock.ts'
import type { ReceiptWords } from '../../../i18n/case.receipt.zh-CN.ts'
import type { Scene } from '../scene.ts'

/** How it stands, in words: how long is left, or by how much it is late. */
export const standingText = (
  { t }: Scene<ReceiptWords>,
  { state, workingDaysLeft, workingDaysLate }: Standing,
): string => {
  const { standing } = t.own
  // On a weekend right after the due day it is late by no working day yet.
  if (workingDaysLate === 0 && state === 'overdue') return standing.overdueFresh
  if (workingDaysLate === 0 && state === 'answered-late') return standing.lateFresh
  return standing[state](t.days(workingDaysLeft), t.days(workingDaysLate))
}

/** How a date was computed, day by day, so that whoever doubts it can count again (M5, M6). */
export const Due = ({ s: { t }, due, source }: { s: Scene<ReceiptWords>; due: DueExplanation; source: string }) => {
  const { own } = t
  const named = (label: string, days: DueExplanation['holidays']) =>
    days.length > 0 && (
      <li>
        {label}
        <ul>
          {days.map(({ day, name, source: notice }) => (
            <li key={day}>{own.dayNamed(day, name, notice)}</li>
          ))}
        </ul>
      </li>
    )
  return (
    <details class="how">
      <summary>{own.how}</summary>
      <ul>
        <li>{own.howFrom(due.from)}</li>
        <li>{own.howDays(due.workingDays, source)}</li>
        {due.weekendDays > 0 && <li>{own.howWeekends(due.weekendDays)}</li>}
        {named(own.howHolidays, due.holidays)}
        {named(own.howMakeUp, due.makeUpWorkdays)}
        {due.stoppedDays.length > 0 && (
          <li>
            {own.howStopped}
            {due.stoppedDays.join(t.listed)}
          </li>
        )}
        <li>{own.howTotal(due.day)}</li>
        {due.provisional && (
          <li>
            <strong>{t.provisional}</strong> {own.howProvisional(due.yearsWithoutNotice.join(t.listed))}
          </li>
        )}
        <li class="meta">{own.howCalendar(due.calendarVersion)}</li>
      </ul>
    </details>
  )
}
