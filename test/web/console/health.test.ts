import { expect, test } from 'vitest'
import { healthOf } from '../../../web/console/live/bar/health.ts'

const group = { group: 'public-0', connections: 10, deliveredSeq: 5, deliveredAt: 1, lagMs: 200, gone: 0, failed: 0 }

test('all groups are as good as the worst of them', () => {
  expect(healthOf({ seq: 5, presence: 9, groups: [group] })).toMatchObject({
    tone: 'good',
    connections: 10,
    current: 10,
  })
  const behind = { ...group, deliveredSeq: 4, lagMs: 5_000 }
  expect(healthOf({ seq: 5, presence: 9, groups: [group, behind] })).toEqual({
    tone: 'warn',
    connections: 20,
    current: 10,
    lagMs: 5_000,
    failed: 0,
  })
  expect(healthOf({ seq: 5, presence: 9, groups: [{ ...group, failed: 1 }] }).tone).toBe('danger')
})

test('nobody connected is no trouble', () => {
  expect(healthOf({ seq: 5, presence: 0, groups: [] })).toEqual({
    tone: 'good',
    connections: 0,
    current: 0,
    lagMs: null,
    failed: 0,
  })
})

test('staff have a log of their own, whose positions are no sign of the public’s', () => {
  const staff = { ...group, group: 'staff-0', deliveredSeq: 1 }
  expect(healthOf({ seq: 5, presence: 9, groups: [group, staff] })).toMatchObject({ tone: 'good', connections: 10 })
})
