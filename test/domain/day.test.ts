import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it, test } from 'vitest'
import { dayInZone } from '#domain/working-days.ts'

describe('dayInZone', () => {
  test.each([
    ['2024-02-01T15:59:59.999Z', 'Asia/Shanghai', '2024-02-01'],
    ['2024-02-01T16:00:00Z', 'Asia/Shanghai', '2024-02-02'],
    ['2024-02-02T00:00:30+08:00', 'Asia/Shanghai', '2024-02-02'],
    ['2024-02-02T00:00:30+08:00', 'Asia/Urumqi', '2024-02-01'],
    ['2024-12-31T16:00:00Z', 'Asia/Shanghai', '2025-01-01'],
    ['2024-03-10T07:30:00Z', 'America/Los_Angeles', '2024-03-09'],
  ])('[M6] %s in %s is the day %s', (instant, zone, day) => {
    expect(dayInZone(instant, zone)).toBe(day)
    expect(dayInZone(Date.parse(instant), zone)).toBe(day)
  })

  test.each(['2024-02-02T00:30:00', '2024-02-02', 'Fri Feb 02 2024', '2024-02-02T25:00:00Z', '2024-02-30T12:00:00Z'])(
    "[M6] %s is no instant: it would be read in the host's zone, or as another day",
    (instant) => {
      expect(() => dayInZone(instant, 'Asia/Shanghai')).toThrow(RangeError)
    },
  )

  it('[M6] an unknown zone or instant is a defect', () => {
    expect(() => dayInZone(0, 'Asia/Peking')).toThrow(RangeError)
    expect(() => dayInZone(Number.NaN, 'Asia/Shanghai')).toThrow(RangeError)
    expect(() => dayInZone(8e15, 'Asia/Shanghai')).toThrow(RangeError)
  })
})

/** Everything that could ask the host for its zone, in one process per zone: within one, the zone cannot be changed for sure. */
const script = `
  import * as days from ${JSON.stringify(new URL('../../functions/domain/working-days.ts', import.meta.url).href)}
  const { stateCouncilCalendar: calendar } = days
  const out = [new Date(Date.UTC(2024, 0, 1)).getTimezoneOffset()]
  for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2027, 0, 1); at += 5 * 3_600_000) {
    const day = days.dayInZone(at, 'Asia/Shanghai')
    out.push([day, days.isWorkingDay(calendar, day), days.addWorkingDays(calendar, day, 7).day])
  }
  console.log(JSON.stringify(out))
`

const runIn = async (zone: string): Promise<{ offset: unknown; days: unknown[] }> => {
  const args = ['--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, TZ: zone },
    maxBuffer: 2 ** 24,
  })
  const [offset, ...days] = JSON.parse(stdout) as unknown[]
  return { offset, days }
}

it("[M6] the host's zone changes nothing", async () => {
  const [losAngeles, utc, shanghai] = await Promise.all(['America/Los_Angeles', 'UTC', 'Asia/Shanghai'].map(runIn))
  expect([losAngeles?.offset, utc?.offset, shanghai?.offset]).toEqual([480, 0, -480])
  expect(utc?.days).toHaveLength(5261)
  expect(losAngeles?.days).toEqual(utc?.days)
  expect(shanghai?.days).toEqual(utc?.days)
}, 30_000)
