import { describe, expect, it, test } from 'vitest'
import {
  extendCalendar,
  isWorkingDay,
  type Notice,
  noticeProblems,
  stateCouncilCalendar,
  withOverride,
} from '#domain/working-days.ts'
import { everyDay, isMondayToFriday, packageWorks, packageYears } from './day-by-day.ts'

const years = Object.keys(stateCouncilCalendar.years)

describe('the State Council calendar', () => {
  test.each(years)('[M6] every day of %s is as the kept package has it', (year) => {
    const differing = everyDay(`${year}-01-01`, `${year}-12-31`).filter(
      (day) => isWorkingDay(stateCouncilCalendar, day) !== packageWorks(day),
    )
    expect(packageYears).toContain(year)
    expect(differing).toEqual([])
  })

  it('[M6] lacks no later year that the package knows: else add its notice to state-council.ts', () => {
    const last = years.at(-1) ?? ''
    const missing = packageYears.filter((year) => year > last)
    const toAdd = missing.flatMap((year) =>
      everyDay(`${year}-01-01`, `${year}-12-31`)
        .filter((day) => packageWorks(day) !== isMondayToFriday(day))
        .map((day) => `${day} ${packageWorks(day) ? 'worked' : 'off'}`),
    )
    expect(toAdd).toEqual([])
  })

  test.each(years)('[M6] the notice for %s has no problem', (year) => {
    const notice = stateCouncilCalendar.years[year]
    expect(notice && noticeProblems(notice, year)).toEqual([])
  })

  test.each([
    ['2024', 251],
    ['2025', 248],
    ['2026', 248],
  ])('[M6] %s has %i working days', (year, count) => {
    const days = everyDay(`${year}-01-01`, `${year}-12-31`)
    expect(days.filter((day) => isWorkingDay(stateCouncilCalendar, day))).toHaveLength(count)
  })

  it('[M6] 2024-02-09 (除夕) is worked, 2024-02-18 is a worked Sunday', () => {
    expect(isWorkingDay(stateCouncilCalendar, '2024-02-09')).toBe(true)
    expect(isWorkingDay(stateCouncilCalendar, '2024-02-18')).toBe(true)
  })
})

/** A made-up notice: the real one for 2027 is not what is tested. */
const notice2027: Notice = {
  source: 'test',
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-03' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  makeUpWorkdays: [{ name: '元旦', day: '2026-12-26' }],
}

describe('extending and overriding', () => {
  it('[M6] the next notice takes effect, also on the last days of the year before it', () => {
    const extended = extendCalendar(stateCouncilCalendar, 'v2', '2027', notice2027)
    expect(isWorkingDay(stateCouncilCalendar, '2026-12-31')).toBe(true)
    expect(isWorkingDay(extended, '2026-12-31')).toBe(false)
    expect(isWorkingDay(extended, '2026-12-26')).toBe(true)
    expect(isWorkingDay(extended, '2026-10-10')).toBe(true)
    expect(extended.version).toBe('v2')
  })

  it("[M6] a site's own days win over the national ones", () => {
    const regional = withOverride(stateCouncilCalendar, 'guangxi', {
      source: '广西三月三',
      holidays: [{ name: '三月三', from: '2026-04-20', to: '2026-04-21' }],
      makeUpWorkdays: [{ name: '国庆节', day: '2026-10-07' }],
    })
    expect(isWorkingDay(regional, '2026-04-20')).toBe(false)
    expect(isWorkingDay(regional, '2026-10-07')).toBe(true)
    expect(isWorkingDay(stateCouncilCalendar, '2026-04-20')).toBe(true)
  })

  test.each<[string, Partial<Notice>, string]>([
    ['a day that is none', { makeUpWorkdays: [{ name: '', day: '2027-02-29' }] }, 'not-a-day'],
    [
      'a make-up workday that is no weekend day',
      { makeUpWorkdays: [{ name: '', day: '2027-03-01' }] },
      'make-up-on-weekday',
    ],
    ["last year's days", { makeUpWorkdays: [{ name: '', day: '2026-02-14' }] }, 'outside-year'],
    ['a day off and worked', { makeUpWorkdays: [{ name: '', day: '2027-10-02' }] }, 'day-named-twice'],
    ['half a notice', { holidays: notice2027.holidays.slice(0, 2) }, 'statutory-day-missing'],
    [
      'an end before its start',
      { holidays: [...notice2027.holidays, { name: '', from: '2027-06-09', to: '2027-06-07' }] },
      'span-backwards',
    ],
    [
      'a wrong year at the end',
      { holidays: [...notice2027.holidays, { name: '', from: '2027-06-09', to: '2037-06-09' }] },
      'span-too-long',
    ],
  ])('[M6] a notice with %s is told so, and cannot be added', (_, change, code) => {
    const notice = { ...notice2027, ...change }
    expect(noticeProblems(notice, '2027').map((problem) => problem.code)).toContain(code)
    expect(() => extendCalendar(stateCouncilCalendar, 'v2', '2027', notice)).toThrow(RangeError)
  })

  it('[M6] a notice for what is no year is told so', () => {
    expect(noticeProblems(notice2027, '27').map((problem) => problem.code)).toEqual(['not-a-year'])
  })
})
