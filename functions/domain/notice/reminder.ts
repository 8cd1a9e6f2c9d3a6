import type { NoticeKind } from '../../contract/notice/notice.ts'
import type { Escalation } from '../../contract/site/services.ts'
import { standingOf } from '../case/due.ts'
import type { CaseRecord } from '../case/records.ts'
import { type Day, isWorkingDay, type WorkingCalendar } from '../working-days.ts'

type ReminderState = 'due-soon' | 'due-today' | 'overdue'

export interface Reminder {
  /** Names it for ever: the same one is never sent twice, however often it is asked for. */
  id: string
  state: ReminderState
  dueOn: Day
  workingDaysLate: number
  /** Who is told, by what they are to the case. */
  to: readonly Extract<NoticeKind, 'due-soon' | 'due-today' | 'overdue' | 'overdue-superior' | 'overdue-admin'>[]
}

/**
 * What is to be said of a case today; null: nothing. From the state alone and not from what was said before, so a platform that
 * was down for days says once what is true now, and not what would have been. On working days only, make-up weekends among them.
 * A date that moves makes a new reminder.
 */
export const reminderFor = (
  record: CaseRecord,
  { calendar, today, escalation }: { calendar: WorkingCalendar; today: Day; escalation: Escalation },
): Reminder | null => {
  const standing = standingOf(record, calendar, today)
  if (!standing || record.due === null || !isWorkingDay(calendar, today)) return null
  const { state, workingDaysLate } = standing
  if (state !== 'due-soon' && state !== 'due-today' && state !== 'overdue') return null
  const dueOn = record.due.day
  const id = `${record.id}.${state}.${dueOn}${state === 'overdue' ? `.${today}` : ''}`
  if (state !== 'overdue') return { id, state, dueOn, workingDaysLate, to: [state] }
  return {
    id,
    state,
    dueOn,
    workingDaysLate,
    to: [
      'overdue',
      ...(workingDaysLate >= escalation.superiorFrom ? (['overdue-superior'] as const) : []),
      ...(workingDaysLate >= escalation.adminFrom ? (['overdue-admin'] as const) : []),
    ],
  }
}
