import { expect, test } from 'vitest'
import type { FormValue } from '../../../web/console/editor/form-value.ts'
import { changedFields, merge } from '../../../web/console/editor/merge.ts'

const person = { id: 'host000000', name: '苏婉', post: '', photo: '', biography: '' }
const BASE: FormValue = {
  lang: 'zh-CN',
  title: '主题',
  summary: '简介',
  host: person,
  guests: [],
  startsAt: '2026-11-23T10:00',
  endsAt: '2026-11-23T11:00',
  related: [],
  materials: [],
  turnsNeedReview: false,
  identity: 'anonymous',
}

test('what only one of two people changed is kept from each', () => {
  const mine = { ...BASE, title: '我的主题' }
  const theirs = { ...BASE, summary: '同事的简介' }
  expect(merge(BASE, mine, theirs)).toEqual({ merged: { ...BASE, title: '我的主题', summary: '同事的简介' }, both: [] })
})

test('what both changed stays mine and is named', () => {
  const mine = { ...BASE, title: '我的主题' }
  const theirs = { ...BASE, title: '同事的主题' }
  expect(merge(BASE, mine, theirs)).toEqual({ merged: mine, both: ['title'] })
})

test('the same change by both is no conflict', () => {
  const same = { ...BASE, guests: [person] }
  expect(merge(BASE, same, { ...BASE, guests: [{ ...person }] })).toEqual({ merged: same, both: [] })
  expect(changedFields(BASE, same)).toEqual(['guests'])
})
