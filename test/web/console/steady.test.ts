import { expect, test } from 'vitest'
import { steady } from '../../../web/console/live/steady.ts'

test('[D12] while somebody works in the list nothing moves, goes or comes; what is new is counted', () => {
  expect(steady(['a', 'b'], ['c', 'b', 'd'], true)).toEqual({ shown: ['a', 'b'], waiting: 2 })
})

test('a list that nobody works in takes the order it wants', () => {
  expect(steady(['a', 'b'], ['c', 'b'], false)).toEqual({ shown: ['c', 'b'], waiting: 0 })
})

test('an empty list holds nothing back', () => {
  expect(steady([], ['a'], true)).toEqual({ shown: ['a'], waiting: 0 })
})
