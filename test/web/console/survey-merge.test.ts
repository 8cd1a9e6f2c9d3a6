import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Definition, type Element, definition as schema } from '#contract/survey/definition.ts'
import { mergeDefinitions, takeTheirs } from '../../../web/console/survey/build/core/merge.ts'
import { find, insert, itemsOf, move, moveTo, remove, update } from '../../../web/console/survey/build/core/tree.ts'

const choice = (id: string, ...options: string[]): Element => ({
  ...{ type: 'radiogroup', id, name: id, title: { en: id, 'zh-CN': id } },
  choices: options.map((value) => ({ id: `${id}-${value}`, value })),
})
const section = (id: string, ...elements: Element[]): Element => ({ type: 'panel', id, name: id, elements })
const base: Definition = {
  languages: ['en', 'zh-CN'],
  pages: [
    { id: 'p1', name: 'p1', elements: [choice('a', 'x', 'y'), section('s', choice('b', 'x')), choice('c')] },
    { id: 'p2', name: 'p2', elements: [section('u', choice('d')), choice('e')] },
  ],
}
const order = (definition: Definition) => [...itemsOf(definition)].map(({ item }) => item.id).join(' ')
const titled = (definition: Definition, id: string, en: string) =>
  update(definition, id, (item) => ({ ...item, title: { ...item.title, en } }))

describe('[SB4] two people edit one survey', () => {
  it('joins what they did to different questions, texts and options', () => {
    const mine = titled(insert(base, 's', 0, choice('m')), 'a', 'mine')
    const theirs = insert(
      update(base, 'a', (item) => ({
        ...item,
        title: { ...item.title, 'zh-CN': '他' },
        choices: [{ id: 'a-z', value: 'z' }],
      })),
      'p2',
      2,
      choice('t'),
    )
    const { merged, conflicts } = mergeDefinitions(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(order(merged)).toBe('p1 a s m b c p2 u d e t')
    expect(find(merged, 'a')?.item).toMatchObject({ title: { en: 'mine', 'zh-CN': '他' }, choices: [{ id: 'a-z' }] })
  })

  it('moves what one moved and rewords what the other reworded', () => {
    const { merged, conflicts } = mergeDefinitions(base, moveTo(base, 'b', 'p2'), titled(base, 'b', 'theirs'))
    expect(conflicts).toEqual([])
    expect(order(merged)).toBe('p1 a s c p2 u d e b')
    expect(find(merged, 'b')?.item.title).toMatchObject({ en: 'theirs' })
  })

  it('keeps both where both changed the same, and puts theirs in place when asked', () => {
    const { merged, conflicts } = mergeDefinitions(base, titled(base, 'a', 'mine'), titled(base, 'a', 'theirs'))
    expect(find(merged, 'a')?.item.title).toMatchObject({ en: 'mine' })
    expect(conflicts).toEqual([{ kind: 'field', at: 'a', path: ['title', 'en'], mine: 'mine', theirs: 'theirs' }])
    const [conflict] = conflicts
    if (conflict) expect(find(takeTheirs(merged, conflict), 'a')?.item.title).toMatchObject({ en: 'theirs' })
  })

  it('keeps what one removed and the other worked on, with whatever holds it', () => {
    const { merged, conflicts } = mergeDefinitions(base, remove(base, 'p2'), titled(base, 'd', 'theirs'))
    expect(order(merged)).toBe('p1 a s b c p2 u d')
    expect(conflicts).toMatchObject([{ kind: 'removed', at: 'd', mine: undefined }])
    expect(order(mergeDefinitions(base, remove(base, 'p2'), titled(base, 'a', 'theirs')).merged)).toBe('p1 a s b c')
  })

  it('makes no circle of two sections moved into each other', () => {
    const { merged } = mergeDefinitions(base, moveTo(base, 's', 'u'), moveTo(base, 'u', 's'))
    expect([...itemsOf(merged)].map(({ item }) => item.id).sort()).toEqual(
      [...itemsOf(base)].map(({ item }) => item.id).sort(),
    )
  })

  it('loses nothing either of them made, whatever they do, and stays a definition', () => {
    const ids = ['a', 's', 'b', 'c', 'u', 'd', 'e', 'p1', 'p2']
    const act = fc.oneof(
      fc.record({ type: fc.constant('title' as const), id: fc.constantFrom(...ids), text: fc.string() }),
      fc.record({
        type: fc.constant('move' as const),
        id: fc.constantFrom(...ids),
        by: fc.constantFrom(1 as const, -1 as const),
      }),
      fc.record({
        type: fc.constant('to' as const),
        id: fc.constantFrom(...ids),
        to: fc.constantFrom('p1', 'p2', 's', 'u'),
      }),
      fc.record({ type: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
      fc.record({ type: fc.constant('add' as const), to: fc.constantFrom('p1', 'p2', 's', 'u') }),
    )
    type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
    const perform = (who: string, acts: Act[]) =>
      acts.reduce((now, one, at) => {
        if (one.type === 'title') return find(now, one.id) ? titled(now, one.id, one.text) : now
        if (one.type === 'move') return move(now, one.id, one.by)
        if (one.type === 'to') return moveTo(now, one.id, one.to)
        if (one.type === 'remove') return remove(now, one.id)
        return find(now, one.to) ? insert(now, one.to, 0, choice(`${who}${at}`)) : now
      }, base)
    const acts = fc.array(act, { maxLength: 6 })
    fc.assert(
      fc.property(acts, acts, (first, second) => {
        const [mine, theirs] = [perform('m', first), perform('t', second)]
        const { merged } = mergeDefinitions(base, mine, theirs)
        const now = [...itemsOf(merged)].map(({ item }) => item.id)
        expect(new Set(now).size).toBe(now.length)
        const was = new Set([...itemsOf(base)].map(({ item }) => item.id))
        const made = [...itemsOf(mine), ...itemsOf(theirs)].map(({ item }) => item.id).filter((id) => !was.has(id))
        expect(now).toEqual(expect.arrayContaining(made))
        const inBoth = [...itemsOf(mine)].map(({ item }) => item.id).filter((id) => find(theirs, id))
        expect(now).toEqual(expect.arrayContaining(inBoth))
        expect(v.is(schema, merged)).toBe(true)
        expect(mergeDefinitions(base, mine, base).merged).toEqual(mine)
        expect(mergeDefinitions(base, base, theirs).merged).toEqual(theirs)
      }),
      { numRuns: 500 },
    )
  })
})
