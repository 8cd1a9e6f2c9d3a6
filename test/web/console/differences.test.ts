import { expect, test } from 'vitest'
import { differences } from '../../../web/console/site/audit/differences.ts'

test('only what changed is shown, leaf by leaf, without what only the program needs', () => {
  const before = { version: 1, name: '旧', nested: { same: 1, other: 'a' }, roles: ['host'], id: 'x' }
  const after = { version: 2, name: '新', nested: { same: 1, other: 'a' }, roles: ['host', 'guest'], id: 'y' }
  expect(differences(before, after)).toEqual([
    { path: ['name'], before: '旧', after: '新' },
    { path: ['roles'], before: ['host'], after: ['host', 'guest'] },
  ])
})

test('what came or went has one side', () => {
  const at = Date.UTC(2026, 0, 2)
  expect(differences(null, { at })).toEqual([{ path: ['at'], before: null, after: at }])
  expect(differences({ reason: 'x' }, null)).toEqual([{ path: ['reason'], before: 'x', after: null }])
})

test('a person is their name, alone or among others', () => {
  const [one, other] = ['林晓燕', '周敏'].map((name) => ({ subject: `account of ${name}`, name }))
  expect(differences({ by: one }, { by: other, drafters: [one, other] })).toEqual([
    { path: ['by'], before: '林晓燕', after: '周敏' },
    { path: ['drafters'], before: null, after: ['林晓燕', '周敏'] },
  ])
})
