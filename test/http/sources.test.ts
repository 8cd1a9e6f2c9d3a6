import { expect, it } from 'vitest'
import { callerOf } from '../../functions/http/sources.ts'

it('[K1] the CDN is believed and nobody else: an address that somebody makes up is never taken for theirs', () => {
  expect(callerOf('198.51.100.7, 203.0.113.1', true)).toBe('198.51.100.7')
  expect(callerOf('6.6.6.6, 198.51.100.7, 203.0.113.1', true)).toBe('198.51.100.7')
  expect(callerOf('6.6.6.6, 198.51.100.7', false)).toBe('198.51.100.7')
  expect(callerOf('198.51.100.7', true)).toBe('198.51.100.7')
  expect(callerOf(undefined, false)).toBe('')
})
