import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASE_STATES } from '#contract/case/case.ts'
import { STANDINGS } from '#contract/case/clock.ts'
import { CASE_VIEWS } from '#contract/case/list.ts'
import { CASE_TYPES } from '#contract/case/policy.ts'
import { changeFilter, filterCount, readFilters, writeFilters } from '../../../web/console/cases/board/filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))

test('every set of filters is read from the address it is written to', () => {
  const filters = fc.record(
    {
      view: fc.constantFrom(...CASE_VIEWS),
      sort: fc.constantFrom('due' as const, 'received' as const, 'newest' as const),
      state: fc.constantFrom(...CASE_STATES),
      type: fc.constantFrom(...CASE_TYPES),
      standing: fc.constantFrom(...STANDINGS),
      department: fc.constantFrom('none', 'roads'),
      q: fc.constantFrom('路灯', '4F7-K2M-9QT', 'a&b=c'),
    },
    { requiredKeys: ['view', 'sort'] },
  )
  fc.assert(
    fc.property(filters, (wanted) => {
      expect(read(writeFilters(wanted).toString())).toEqual(wanted)
    }),
  )
})

test('an address without filters begins with the work of today, and nonsense in it is left out', () => {
  expect(read('')).toEqual({ view: 'today', sort: 'due' })
  expect(read('?view=nothing&state=lost&type=enquiry&department=Not%20a%20site')).toEqual({
    view: 'today',
    sort: 'due',
    type: 'enquiry',
  })
  expect(writeFilters({ view: 'today', sort: 'due' }).toString()).toBe('')
})

test('a filter is changed and taken away', () => {
  const typed = changeFilter(read('?view=open'), 'type', 'complaint')
  expect(typed).toEqual({ view: 'open', sort: 'due', type: 'complaint' })
  expect(filterCount(typed)).toBe(1)
  expect(changeFilter(typed, 'type', '')).toEqual({ view: 'open', sort: 'due' })
})
