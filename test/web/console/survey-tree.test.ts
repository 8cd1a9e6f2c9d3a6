import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { begin, rebase, record, redo, settle, undo } from '../../../web/console/survey/build/core/history.ts'
import { copyOf, freshName, rename } from '../../../web/console/survey/build/core/names.ts'
import { find, insert, itemsOf, move, moveTo, remove, update } from '../../../web/console/survey/build/core/tree.ts'

const text = (id: string, more: Partial<Extract<Element, { type: 'text' }>> = {}): Element => ({
  ...{ type: 'text', id, name: id, title: { en: id } },
  ...more,
})
const survey = (): Definition => ({
  languages: ['en'],
  pages: [
    { id: 'p1', name: 'page1', elements: [text('a'), { type: 'panel', id: 's', name: 's', elements: [text('b')] }] },
    { id: 'p2', name: 'page2', elements: [text('c', { visibleIf: '{a} notempty', title: { en: 'Of {a}: {ab}' } })] },
  ],
})
const order = (definition: Definition) => [...itemsOf(definition)].map(({ item }) => item.id).join(' ')

describe('[SB1] the survey as a tree', () => {
  it('moves by one place, over the edge of a page, and into a section', () => {
    expect(order(survey())).toBe('p1 a s b p2 c')
    expect(order(move(survey(), 'a', 1))).toBe('p1 s b a p2 c')
    expect(order(move(survey(), 's', 1))).toBe('p1 a p2 s b c')
    expect(order(move(survey(), 'c', -1))).toBe('p1 a s b c p2')
    expect(order(move(survey(), 'p2', -1))).toBe('p2 c p1 a s b')
    expect(order(moveTo(survey(), 'c', 's'))).toBe('p1 a s b c p2')
    expect(order(moveTo(survey(), 's', 's'))).toBe('p1 a s b p2 c')
    expect(order(remove(survey(), 's'))).toBe('p1 a p2 c')
    expect(order(insert(survey(), 's', 0, text('n')))).toBe('p1 a s n b p2 c')
    expect(move(survey(), 'p1', -1)).toEqual(survey())
  })

  it('leaves everything it does not change the same object', () => {
    const before = survey()
    const after = update(before, 'b', (item) => ({ ...item, description: { en: 'x' } }))
    expect(after.pages[1]).toBe(before.pages[1])
    expect(find(after, 'b')?.item.description).toEqual({ en: 'x' })
  })

  it('renames a question in conditions, jumps and texts, and nothing that only begins like it', () => {
    const before: Definition = {
      ...survey(),
      triggers: [{ type: 'skip', expression: "{a[0].x} = '{a}'", gotoName: 'a' }],
    }
    const after = rename(before, 'a', 'first')
    expect(find(after, 'c')?.item).toMatchObject({ visibleIf: '{first} notempty', title: { en: 'Of {first}: {ab}' } })
    expect(after.triggers).toEqual([{ type: 'skip', expression: "{first[0].x} = '{first}'", gotoName: 'first' }])
    expect(find(after, 'a')?.item.name).toBe('first')
  })

  it('copies under new ids and free names; what a copy says of its own parts is about the copies', () => {
    let count = 0
    const source: Element = {
      ...{ type: 'panel', id: 's', name: 's' },
      elements: [text('b'), text('c', { visibleIf: '{b} notempty and {a} notempty' })],
    }
    const copy = copyOf(source, survey(), () => `new${++count}`)
    expect(copy).toMatchObject({ id: 'new3', name: 's2' })
    expect(copy).toMatchObject({
      elements: [{ name: 'b2' }, { name: 'c2', visibleIf: '{b2} notempty and {a} notempty' }],
    })
    expect(freshName(survey(), 'page')).toBe('page3')
  })
})

describe('[SB1] undo and redo', () => {
  const titled = (definition: Definition, title: string): Definition => ({ ...definition, title: { en: title } })
  const edit = { what: 'title', at: '' }

  it('goes back and forth through every edit, typing in one field being one', () => {
    let history = begin(survey())
    history = record(history, titled(history.present, 'A'), { ...edit, same: 'title' })
    history = record(history, titled(history.present, 'AB'), { ...edit, same: 'title' })
    history = settle(history)
    history = record(history, titled(history.present, 'ABC'), { ...edit, same: 'title' })
    expect(undo(history).present.title).toEqual({ en: 'AB' })
    expect(undo(undo(history)).present).toEqual(survey())
    expect(redo(undo(undo(history))).present.title).toEqual({ en: 'AB' })
    expect(redo(redo(undo(undo(history)))).present.title).toEqual({ en: 'ABC' })
    expect(record(undo(history), titled(survey(), 'Z'), edit).future).toEqual([])
  })

  it('never undoes what a colleague did', () => {
    let history = begin(survey())
    history = record(history, titled(history.present, 'mine'), edit)
    history = rebase(history, (one) => update(one, 'b', (item) => ({ ...item, name: 'theirs' })))
    expect(find(undo(history).present, 'b')?.item.name).toBe('theirs')
    expect(undo(history).present.title).toBeUndefined()
  })
})
