import { expect, test } from 'vitest'
import { roots } from '../../../web/console/site/roots.ts'

const membership = (siteId: string, path: string[]) => ({
  siteId,
  name: '林晓燕',
  roles: ['moderator' as const],
  siteName: siteId,
  path,
})

test('[M8] a site below another one of the same person is reached through it', () => {
  const found = roots([
    membership('county', ['province', 'city', 'county']),
    membership('city', ['province', 'city']),
    membership('other', ['province', 'other']),
  ])
  expect(found.map(({ siteId }) => siteId)).toEqual(['city', 'other'])
})
