import { expect, test } from 'vitest'
import { nextAttempt, PAUSES_MIN } from '#domain/webhook/backoff.ts'

test('[N6] pauses grow, last a day in all, and then it is given up', () => {
  const day = 24 * 60
  expect(PAUSES_MIN.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(day)
  expect([...PAUSES_MIN]).toEqual([...PAUSES_MIN].sort((a, b) => a - b))
  expect(nextAttempt(1, 0, 0)).toBe(60_000)
  expect(nextAttempt(1, 0, 0.99)).toBeLessThan(66_001)
  expect(nextAttempt(PAUSES_MIN.length + 1, 0, 0)).toBeNull()
})
