import { expect, test } from 'vitest'
import { differences } from '../../../web/console/site/audit/differences.ts'

test('only what changed is shown, leaf by leaf, without the version that always grows', () => {
  const before = { version: 1, name: '旧', nested: { same: 1, other: 'a' }, roles: ['host'] }
  const after = { version: 2, name: '新', nested: { same: 1, other: 'a' }, roles: ['host', 'guest'] }
  expect(differences(before, after)).toEqual([
    { field: 'name', before: '旧', after: '新' },
    { field: 'roles', before: 'host', after: 'host, guest' },
  ])
})

test('what came or went has one side, and an instant is readable', () => {
  expect(differences(null, { at: Date.UTC(2026, 0, 2) })).toEqual([
    { field: 'at', before: null, after: '2026-01-02T00:00:00.000Z' },
  ])
  expect(differences({ reason: 'x' }, null)).toEqual([{ field: 'reason', before: 'x', after: null }])
})
