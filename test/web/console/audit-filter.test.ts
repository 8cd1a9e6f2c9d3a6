import { expect, test } from 'vitest'
import { withFilters } from '../../../web/console/router/filters.ts'
import { asked, filterOf } from '../../../web/console/site/audit/filter.ts'

const SHANGHAI = 'Asia/Shanghai'

test('what the platform would refuse is no filter, so that no link can break the list', () => {
  const query = new URLSearchParams({
    ...{ action: 'case.take', subject: 'moderator1', activityId: 'short' },
    ...{ from: '2026-02-30', until: '2026-02-28', after: 'elsewhere' },
  })
  expect(filterOf(query)).toEqual({ action: 'case.take', subject: 'moderator1', until: '2026-02-28' })
})

test('days are whole days of the site’s zone: from the first moment of the one to before the first after the other', () => {
  expect(asked({ action: 'case.take', from: '2026-03-01', until: '2026-03-01' }, SHANGHAI)).toEqual({
    action: 'case.take',
    from: String(Date.UTC(2026, 1, 28, 16)),
    until: String(Date.UTC(2026, 2, 1, 16)),
  })
})

test('a filter is set, changed and taken away in the address, where everything else stays', () => {
  const query = new URLSearchParams('view=all&action=case.take')
  expect(String(withFilters(query, { action: '', subject: 'host' }))).toBe('view=all&subject=host')
})
