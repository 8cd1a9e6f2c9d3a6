import { expect, test } from 'vitest'
import type { StaffQuestion } from '#contract/interview/question.ts'
import { arrange } from '../../../web/console/live/published/arrange.ts'
import { alike, targets, waiting } from '../../../web/console/live/question/similar.ts'

const question = (id: string, text: string, state: StaffQuestion['state'], askedAt = 0): StaffQuestion => ({
  id,
  text,
  original: null,
  name: null,
  author: 'abcdef',
  askedAt,
  publishedAt: null,
  state,
  declined: null,
  mergedInto: null,
  mergedIds: [],
  labels: [],
  guestId: null,
  starred: false,
  turnIds: [],
  lateAnswer: null,
  proposedAnswer: null,
  proposedDecline: null,
  claim: null,
  decidedBy: null,
  writtenBy: [],
  canUndo: false,
  version: 1,
})
const tally = (id: string, total: number) => [id, { id, version: 1, total }] as const
const all = { openOnly: false, search: '' }

test('public questions stand by votes, the older first where votes are equal, or by time', () => {
  const list = [
    question('a', '甲', 'published', 1),
    question('b', '乙', 'answered', 2),
    question('c', '丙', 'published', 3),
  ]
  const votes = new Map([tally('b', 3)])
  expect(arrange(list, votes, { ...all, order: 'votes' })).toEqual(['b', 'a', 'c'])
  expect(arrange(list, votes, { ...all, order: 'time' })).toEqual(['c', 'b', 'a'])
  expect(arrange(list, votes, { ...all, order: 'votes', openOnly: true })).toEqual(['a', 'c'])
  expect(arrange(list, votes, { ...all, order: 'votes', search: '丙' })).toEqual(['c'])
})

test('an edited copy is proposed for merging with its similarity, an unrelated question is not', () => {
  const list = [
    question('a', '政府网站什么时候能实现全省统一平台？', 'published'),
    question('b', '老年人不会用网上办事，有没有线下帮办？', 'published'),
    question('c', '请问政府网站什么时候能够实现全省统一平台？', 'pending'),
  ]
  const state = new Map(list.map((item) => [item.id, item]))
  const copy = state.get('c')
  expect(copy && alike(copy, targets(state)).map(({ id }) => id)).toEqual(['a'])
  expect(copy && alike(copy, waiting(state))).toEqual([])
})
