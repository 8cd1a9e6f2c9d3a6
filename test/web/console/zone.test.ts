import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromLocalInput, toLocalInput } from '../../../web/console/time/zone.ts'

test('a wall clock in Shanghai is eight hours ahead of UTC', () => {
  expect(fromLocalInput('2026-11-23T09:30', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 23, 1, 30))
  expect(toLocalInput(Date.UTC(2026, 10, 23, 1, 30), 'Asia/Shanghai')).toBe('2026-11-23T09:30')
})

test('midnight is 00:00 of the day that begins', () => {
  expect(toLocalInput(Date.UTC(2026, 0, 1, 16, 0), 'Asia/Shanghai')).toBe('2026-01-02T00:00')
})

test('what is shown is read back as the same minute, whatever the zone and the season', () => {
  const zone = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'America/New_York', 'Europe/London', 'Asia/Kathmandu')
  const minute = fc.integer({ min: 20_000_000, max: 40_000_000 })
  fc.assert(
    fc.property(zone, minute, (name, at) => {
      const shown = toLocalInput(at * 60_000, name)
      const read = fromLocalInput(shown, name)
      // An hour that summer time repeats has two instants for one wall clock; either shows the same.
      expect(read === null ? null : toLocalInput(read, name)).toBe(shown)
    }),
  )
})

test('what is no wall clock is null', () => {
  expect(fromLocalInput('', 'Asia/Shanghai')).toBeNull()
  expect(fromLocalInput('2026-13-40T99:99', 'Asia/Shanghai')).toBeNull()
})
