import { describe, expect, test } from 'vitest'
import { dayAt, dayNumber } from '#domain/calendar/day.ts'
import { reminderFor } from '#domain/notice/reminder.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { at, caseRecord, Story } from '../case/builders.ts'

const [DUE] = [caseRecord().due].filter((due) => due !== null) as [NonNullable<ReturnType<typeof caseRecord>['due']>]
const escalation = { superiorFrom: 1, adminFrom: 5 }
const on = (today: string, record = caseRecord()) =>
  reminderFor(record, { calendar: stateCouncilCalendar, today, escalation })

/** Received 2026-04-30, a Thursday before the holiday; due 2026-05-13, a Wednesday. 2026-05-09 is a worked Saturday. */
describe('what is said of a case on a day', () => {
  test('[N1] two working days before, on the day, and every working day after', () => {
    expect(on('2026-05-08')).toBeNull()
    expect(on('2026-05-11')).toMatchObject({ state: 'due-soon', to: ['due-soon'], dueOn: '2026-05-13' })
    expect(on('2026-05-12')?.id).toBe(on('2026-05-11')?.id)
    expect(on('2026-05-13')).toMatchObject({ state: 'due-today', to: ['due-today'] })
    expect(on('2026-05-14')).toMatchObject({
      state: 'overdue',
      workingDaysLate: 1,
      to: ['overdue', 'overdue-superior'],
    })
    expect(on('2026-05-14')?.id).not.toBe(on('2026-05-15')?.id)
  })

  test('[N2] the administrators from the fifth working day late', () => {
    expect(on('2026-05-19')?.to).toEqual(['overdue', 'overdue-superior'])
    expect(on('2026-05-20')).toMatchObject({
      workingDaysLate: 5,
      to: ['overdue', 'overdue-superior', 'overdue-admin'],
    })
  })

  test('[N1] [M6] nothing on a day off, but on a worked weekend', () => {
    expect(on('2026-05-16')).toBeNull()
    // Due 2026-05-11: two working days before it are Friday the 8th and the worked Saturday.
    const enquiry = caseRecord({ type: 'enquiry', due: { ...DUE, day: '2026-05-11' } })
    expect(on('2026-05-08', enquiry)?.state).toBe('due-soon')
    expect(on('2026-05-09', enquiry)?.state).toBe('due-soon')
    expect(on('2026-05-10', enquiry)).toBeNull()
    const late = caseRecord({ due: { ...DUE, day: '2026-05-08' } })
    expect(on('2026-05-09', late)).toMatchObject({ state: 'overdue', workingDaysLate: 1 })
  })

  test('[N1] whatever days the platform was down, each reminder has one id, and a date that moves makes another', () => {
    const ids = new Map<string, number>()
    for (let day = dayNumber('2026-04-30'); day < dayNumber('2026-06-01'); day++) {
      const reminder = on(dayAt(day))
      if (reminder) ids.set(reminder.id, (ids.get(reminder.id) ?? 0) + 1)
    }
    // Two days due soon share one; every late working day has its own: 14, 15, 18–22, 25–29 May.
    expect([...ids.values()].filter((count) => count === 2)).toHaveLength(1)
    expect(ids.size).toBe(1 + 1 + 12)
    const moved = caseRecord({ due: { ...DUE, day: '2026-05-25' } })
    expect(on('2026-05-22', moved)?.id).not.toBe(on('2026-05-12')?.id)
  })

  test('[N3] nothing while the clock stands still, nor once answered', () => {
    expect(on('2026-05-14', caseRecord({ due: null }))).toBeNull()
    const story = new Story(caseRecord())
    story.now = at('2026-05-20')
    story.answer()
    expect(on('2026-05-21', story.of())).toBeNull()
  })
})
