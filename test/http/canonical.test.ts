import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '#contract/routes.ts'
import { isCanonical } from '../../functions/http/canonical.ts'

const JOIN = '/api/activities/activity-1/participants'

describe('[K3] a path that can be read in two ways is refused before it is routed', () => {
  it.each([
    `${JOIN}#x`,
    `${JOIN}?x`,
    `${JOIN}%23`,
    `${JOIN}%2523`,
    `${JOIN}/.`,
    `${JOIN}/../participants`,
    `/api/./activities/activity-1/participants`,
    `/api//activities/activity-1/participants`,
    `//host${JOIN}`,
    `\\api\\activities`,
    `${JOIN}\n`,
    `${JOIN}\u0000`,
    'api',
    '',
  ])('%j', (path) => {
    expect(isCanonical(path)).toBe(false)
  })

  it('but every route as it is declared, with any id and with the subjects that issuers give', () => {
    for (const { path } of Object.values(ROUTES))
      for (const id of ['x', 'auth0|5f7c', 'person@example.gov.cn', '张三', 'a:b+c'])
        expect(isCanonical(path.replaceAll(/\{[^}]+\}/g, id)), path).toBe(true)
  })

  it('and what passes is the same to whoever parses it again (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const path = `/${text}`
        if (!isCanonical(path)) return
        const { pathname, search, hash } = new URL(path, 'http://host')
        expect([decodeURIComponent(pathname), search, hash]).toEqual([path, '', ''])
      }),
    )
  })
})
