import type { DueExplanation } from '#contract/case/clock.ts'
import { w } from '../words.ts'
import { useCaseRoom } from './context.ts'

/** How the due date came about: every holiday and make-up day by its name and notice, and the rule the limit comes from (M5, M6). */
export const HowDue = () => {
  const { record } = useCaseRoom()
  const words = w().due
  const { due, policy, clock } = record
  if (!due && record.standing?.state !== 'stopped') return null
  return (
    <details class="case-how">
      <summary aria-keyshortcuts="h">{words.how}</summary>
      <ul class="small">
        {due ? (
          <>
            <li>{words.from(due.from)}</li>
            <li>{words.days(due.workingDays)}</li>
            {clock.extension && <li>{words.extended(clock.extension.workingDays, clock.extension.reason)}</li>}
            <Walked due={due} />
            <li>
              <strong>{words.total(due.day)}</strong>
            </li>
            {due.provisional && (
              <li>
                {w().provisional}: {words.provisional(due.yearsWithoutNotice.join(w().listed))}
              </li>
            )}
          </>
        ) : (
          <li>{words.stillStopped}</li>
        )}
        {record.state === 'waiting' && !policy.clockStops && <li>{words.noStop}</li>}
        <li>{words.source(policy.source)}</li>
        {due && <li>{words.calendar(due.calendarVersion)}</li>}
      </ul>
    </details>
  )
}

const Walked = ({ due }: { due: DueExplanation }) => {
  const words = w().due
  const named = (days: DueExplanation['holidays']) => (
    <ul>
      {days.map(({ day, name, source }) => (
        <li key={day}>{words.named(day, name, source)}</li>
      ))}
    </ul>
  )
  return (
    <>
      {due.weekendDays > 0 && <li>{words.weekends(due.weekendDays)}</li>}
      {due.holidays.length > 0 && (
        <li>
          {words.holidays}
          {named(due.holidays)}
        </li>
      )}
      {due.makeUpWorkdays.length > 0 && (
        <li>
          {words.makeUp}
          {named(due.makeUpWorkdays)}
        </li>
      )}
      {due.stoppedDays.length > 0 && (
        <li>
          {words.stopped}: {due.stoppedDays.join(w().listed)}
        </li>
      )}
    </>
  )
}
