import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  addWorkingDays,
  stateCouncilCalendar as calendar,
  explain,
  extendCalendar,
  isWorkingDay,
  withOverride,
  workingDaysBetween,
} from '#domain/working-days.ts'
import { everyDay, naiveAdd } from './day-by-day.ts'

const days = everyDay('2024-01-01', '2026-12-31')
const anyDay = fc.constantFrom(...days)
/** So far from both ends that the count stays in the years with a notice. */
const innerDay = fc.constantFrom(...everyDay('2024-04-01', '2026-09-30'))
const count = fc.integer({ min: -40, max: 40 })

describe('addWorkingDays', () => {
  test.each([
    ['2024-02-02', 5, '2024-02-08'],
    ['2024-02-02', 7, '2024-02-18'],
    ['2024-02-02', 15, '2024-02-28'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-01-24', 7, '2025-02-10'],
    ['2025-01-24', 15, '2025-02-20'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-04-30', 7, '2026-05-13'],
    ['2026-04-30', 15, '2026-05-25'],
  ])('[M6] received %s, +%i is %s', (day, n, due) => {
    expect(addWorkingDays(calendar, day, n)).toEqual({ day: due, provisional: false })
  })

  it('[M6] agrees with a day-by-day count from every day of 2024–2026', () => {
    for (const day of days) {
      for (const n of [0, 1, 3, 5, 7, 15]) {
        const reached = addWorkingDays(calendar, day, n)
        expect([day, n, reached]).toEqual([day, n, { day: naiveAdd(day, n), provisional: reached.day > '2026-12-31' }])
      }
    }
  })

  it('[M6] agrees with a day-by-day count for any number, also backwards', () => {
    fc.assert(
      fc.property(innerDay, count, (day, n) => {
        expect(addWorkingDays(calendar, day, n)).toEqual({ day: naiveAdd(day, n), provisional: false })
      }),
    )
  })

  it('[M6] day 0 is never counted, and +0 is day 0 itself, worked or not', () => {
    expect(addWorkingDays(calendar, '2026-10-03', 0)).toEqual({ day: '2026-10-03', provisional: false })
    expect(addWorkingDays(calendar, '2026-10-03', 1).day).toBe('2026-10-08')
    expect(addWorkingDays(calendar, '2026-10-10', 1).day).toBe('2026-10-12')
  })

  it('[M6] a count into a year without a notice is provisional, Monday to Friday', () => {
    expect(addWorkingDays(calendar, '2026-12-14', 13)).toEqual({ day: '2026-12-31', provisional: false })
    expect(addWorkingDays(calendar, '2026-12-14', 15)).toEqual({ day: '2027-01-04', provisional: true })
    expect(addWorkingDays(calendar, '2024-01-02', -1)).toEqual({ day: '2023-12-29', provisional: true })
  })

  it('[M6] is no longer provisional once the notice is there; a regional override does not stand in for it', () => {
    const notice = {
      source: 'test',
      holidays: ['01-01', '05-01', '10-01'].map((day) => ({ name: '', from: `2027-${day}`, to: `2027-${day}` })),
      makeUpWorkdays: [],
    }
    const regional = withOverride(calendar, 'r', { ...notice, makeUpWorkdays: [] })
    expect(addWorkingDays(regional, '2026-12-14', 15)).toEqual({ day: '2027-01-05', provisional: true })
    const extended = extendCalendar(calendar, 'e', '2027', notice)
    expect(addWorkingDays(extended, '2026-12-14', 15)).toEqual({ day: '2027-01-05', provisional: false })
  })

  test.each([
    '2023-02-29',
    '2024-2-2',
    '2024-02-02T00:00:00Z',
    '20240202',
    '',
    '2024-13-01',
    '2024-00-10',
    '+12024-01-01',
  ])('[M6] "%s" is no day: a defect', (day) => {
    expect(() => addWorkingDays(calendar, day, 1)).toThrow(RangeError)
    expect(() => isWorkingDay(calendar, day)).toThrow(RangeError)
    expect(() => workingDaysBetween(calendar, '2024-01-01', day)).toThrow(RangeError)
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('[M6] %d is no number of days: a defect', (n) => {
    expect(() => addWorkingDays(calendar, '2024-02-02', n)).toThrow(RangeError)
  })
})

describe('workingDaysBetween', () => {
  it('[M11] is the inverse of addWorkingDays, in both directions', () => {
    fc.assert(
      fc.property(anyDay, count, (day, n) => {
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n).day)).toBe(n)
      }),
    )
  })

  it('[M11] adds up over any day in between', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (...three) => {
        const [a, b, c] = three.sort() as [string, string, string]
        const [ab, bc] = [workingDaysBetween(calendar, a, b), workingDaysBetween(calendar, b, c)]
        expect(workingDaysBetween(calendar, a, c)).toBe(ab + bc)
      }),
    )
  })

  it('[M11] answered on the day of receipt took 0 days', () => {
    expect(workingDaysBetween(calendar, '2026-05-09', '2026-05-09')).toBe(0)
  })
})

describe('explain', () => {
  it('[M5] names the holidays skipped and the make-up workdays counted', () => {
    expect(explain(calendar, '2026-04-30', 7)).toEqual({
      from: '2026-04-30',
      workingDays: 7,
      day: '2026-05-13',
      provisional: false,
      calendarVersion: calendar.version,
      holidays: ['01', '02', '03', '04', '05'].map((day) => ({
        day: `2026-05-${day}`,
        name: '劳动节',
        source: '国办发明电〔2025〕7号',
      })),
      makeUpWorkdays: [{ day: '2026-05-09', name: '劳动节', source: '国办发明电〔2025〕7号' }],
      stoppedDays: [],
      weekendDays: 1,
      yearsWithoutNotice: [],
    })
  })

  it('[M5] names the year whose notice is awaited', () => {
    expect(explain(calendar, '2026-12-14', 15).yearsWithoutNotice).toEqual(['2027'])
  })

  it('[M5] accounts for every day on the way', () => {
    fc.assert(
      fc.property(innerDay, count, (day, n) => {
        const { day: reached, workingDays, holidays, weekendDays } = explain(calendar, day, n)
        const walked = everyDay(...([day, reached].sort() as [string, string])).length - 1
        expect(Math.abs(workingDays) + holidays.length + weekendDays).toBe(walked)
      }),
    )
  })
})
