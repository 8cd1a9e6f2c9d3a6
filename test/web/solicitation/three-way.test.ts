import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftParts } from '#contract/solicitation/draft.ts'
import { settle, threeWay } from '../../../web/console/solicitation/draft/three-way.ts'

const parts = (texts: Record<string, string>): DraftParts =>
  Object.entries(texts).map(([id, text]) => ({ type: 'article', id, number: '', text }))
const textsOf = (list: DraftParts) => list.map((part) => (part.type === 'article' ? part.text : part.title))
const BASE = parts({ a: '一', b: '二', c: '三' })

test('what only one of two changed is taken, wherever it is', () => {
  const mine = parts({ a: '一甲', b: '二', c: '三', d: '新' })
  const theirs = parts({ a: '一', x: '插入', b: '二乙', c: '三' })
  const { parts: joined, conflicts } = threeWay(BASE, mine, theirs)
  expect(conflicts).toEqual([])
  expect(textsOf(joined)).toEqual(['一甲', '插入', '二乙', '三', '新'])
})

test('what both changed is kept twice, until somebody chooses', () => {
  const mine = parts({ a: '我的', b: '二', c: '三' })
  const theirs = parts({ a: '他的', b: '二', c: '三' })
  const { parts: joined, conflicts } = threeWay(BASE, mine, theirs)
  const [conflict] = conflicts
  if (!conflict) throw new Error('no conflict')
  expect(conflict).toEqual({ id: 'a', mine: mine[0], theirs: theirs[0] })
  expect(textsOf(settle(joined, conflict, 'mine', 'n'))).toEqual(['我的', '二', '三'])
  expect(textsOf(settle(joined, conflict, 'theirs', 'n'))).toEqual(['他的', '二', '三'])
  const both = settle(joined, conflict, 'both', 'n')
  expect(textsOf(both)).toEqual(['我的', '他的', '二', '三'])
  expect(both.map(({ id }) => id)).toEqual(['a', 'n', 'b', 'c'])
})

test('removed by one and changed by the other is a conflict, and the change is still there', () => {
  const { parts: joined, conflicts } = threeWay(
    BASE,
    parts({ a: '一', c: '三' }),
    parts({ a: '一', b: '二乙', c: '三' }),
  )
  expect(textsOf(joined)).toEqual(['一', '二乙', '三'])
  expect(conflicts.map(({ id, mine }) => [id, mine])).toEqual([['b', null]])
})

test('the order is that of whoever changed it', () => {
  const moved = parts({ c: '三', a: '一', b: '二' })
  expect(textsOf(threeWay(BASE, moved, parts({ a: '一甲', b: '二', c: '三' })).parts)).toEqual(['三', '一甲', '二'])
  expect(textsOf(threeWay(BASE, parts({ a: '一甲', b: '二', c: '三' }), moved).parts)).toEqual(['三', '一甲', '二'])
})

test('no change of either is lost, whatever they did', () => {
  const document = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom('一', '二', '三')), {
    selector: ([id]) => id,
  })
  const made = document.map((list) => parts(Object.fromEntries(list)))
  fc.assert(
    fc.property(made, made, made, (base, mine, theirs) => {
      const { parts: joined, conflicts } = threeWay(base, mine, theirs)
      const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
      const find = (list: DraftParts, id: string) => list.find((part) => part.id === id) ?? null
      expect(new Set(joined.map(({ id }) => id)).size).toBe(joined.length)
      for (const id of 'abcdefgh') {
        const [was, left, right, now] = [find(base, id), find(mine, id), find(theirs, id), find(joined, id)]
        if (conflicts.some((conflict) => conflict.id === id)) expect(now).toEqual(left ?? right)
        else expect(same(now, same(left, was) ? right : left)).toBe(true)
      }
      // Without a change by the other, mine comes through whole, order and all.
      if (same(base, theirs)) expect(joined).toEqual(mine)
    }),
  )
})
