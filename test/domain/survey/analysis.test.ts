import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { crossIn, crossTable, NOTHING_CROSSED } from '#domain/survey/results/cross.ts'
import { passes, valuesOf } from '#domain/survey/results/dimension.ts'
import { countTerms, holds, termsOf } from '#domain/survey/results/terms.ts'
import { type Shares, sampleIn, shareIn, weighedQuestions, weightsOf } from '#domain/survey/results/weigh.ts'
import { writingOf, writtenIn } from '#domain/survey/results/written.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const marks = (counters: Record<string, number>, whole: Record<string, number> = {}) => ({
  part0: counters,
  all: whole,
})
const rank = () => 0

describe('[Q10] what a response is, of a dimension', () => {
  it('is read from its marks: options, numbers, what is ranked first, and circumstances', () => {
    const one = marks(
      { 'q=': 1, 'q:a': 1, 'q:b': 1, 'qq:c': 1, 'n#23': 1, 'r:x': 1, 'r^x': 2, 'r:y': 1, 'r^y': 1 },
      { 'language:en': 1 },
    )
    expect(valuesOf(one, 'q')).toEqual(['a', 'b'])
    expect(valuesOf(one, 'n')).toEqual(['#23'])
    expect(valuesOf(one, 'r')).toEqual(['y'])
    expect(valuesOf(one, '~language')).toEqual(['en'])
    expect(passes(one, [{ by: 'q', values: ['b', 'z'] }])).toBe(true)
    expect(
      passes(one, [
        { by: 'q', values: ['b'] },
        { by: '~language', values: ['zh-CN'] },
      ]),
    ).toBe(false)
  })
})

describe('[Q10] a table of two questions', () => {
  it('counts who answered both, and equals a plain count', () => {
    const person = fc.record({
      q: fc.constantFrom('a', 'b', null),
      p: fc.constantFrom('x', 'y', null),
      old: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), (people) => {
        const counts = structuredClone(NOTHING_CROSSED)
        const cross = { rows: 'q', columns: 'p', filters: [{ by: 'age', values: ['old'] }] }
        for (const { q, p, old } of people)
          crossIn(
            counts,
            cross,
            marks({
              ...(q ? { [`q:${q}`]: 1 } : {}),
              ...(p ? { [`p:${p}`]: 1 } : {}),
              ...(old ? { 'age:old': 1 } : {}),
            }),
          )
        const table = crossTable(counts, 1, rank)
        const count = (q: string, p: string) => people.filter((one) => one.old && one.q === q && one.p === p).length
        for (const [y, row] of table.rows.entries())
          for (const [x, column] of table.columns.entries()) expect(table.cells[y]?.[x]).toBe(count(row, column))
        expect(table.filtered).toBe(people.filter(({ old }) => old).length)
      }),
    )
  })

  it('does not tell how few pass its filters, so that nobody is looked for with them', () => {
    const counts = structuredClone(NOTHING_CROSSED)
    const cross = { rows: 'q', columns: 'p', filters: [{ by: 'age', values: ['old'] }] }
    for (const age of ['old', 'old', 'young']) crossIn(counts, cross, marks({ [`age:${age}`]: 1, 'q:a': 1 }))
    expect(crossTable(counts, 5, rank)).toMatchObject({ filtered: null, total: 0 })
    expect(crossTable(counts, 2, rank).filtered).toBe(2)
    expect(crossTable(NOTHING_CROSSED, 5, rank).filtered).toBe(0)
  })

  it('has numbers in few steps', () => {
    const counts = structuredClone(NOTHING_CROSSED)
    for (let age = 18; age < 90; age++)
      crossIn(counts, { rows: 'age', columns: 'q', filters: [] }, marks({ [`age#${age}`]: 1, 'q:a': 1 }))
    const table = crossTable(counts, 1, rank)
    expect(table.rows).toEqual(['#10–19', '#20–29', '#30–39', '#40–49', '#50–59', '#60–69', '#70–79', '#80–89'])
    expect(table.rowTotals).toEqual([2, 10, 10, 10, 10, 10, 10, 10])
  })
})

describe('[Q10] words', () => {
  it('are told apart in Chinese and English, in one form, without those that tell nothing', () => {
    expect(termsOf('窗口排队时间太长，希望增加窗口！', segmenter)).toEqual(['窗口', '排队', '时间', '太长', '增加'])
    expect(termsOf('The QUEUE was long; ＱＵＥＵＥ again, 3 hours', segmenter)).toEqual(['queue', 'long', 'hours'])
    expect(holds('办事ＷＩＦＩ很慢', 'wifi')).toBe(true)
  })

  const page = (...elements: Element[]): Definition => ({
    languages: ['zh-CN'],
    pages: [{ id: 'p', name: 'p', elements }],
  })
  const written = (definition: Definition, id: string, answers: Plain) => {
    const writing = writingOf(definition, id)
    return writing && writtenIn(answers, writing)
  }

  it('are found wherever a question repeats, and nowhere else', () => {
    const definition = page(
      { type: 'comment', id: 'q-a', name: 'a', showCommentArea: true },
      {
        ...{ type: 'paneldynamic', id: 'q-group', name: 'group' },
        templateElements: [{ type: 'text', id: 'q-inner', name: 'a', showCommentArea: true }],
      },
      {
        ...{ type: 'matrixdropdown', id: 'q-table', name: 'table', rows: [{ id: 'r', value: 'row' }] },
        columns: [{ id: 'q-cell', name: 'a', cellType: 'text' }],
      },
      { type: 'multipletext', id: 'q-texts', name: 'texts', items: [{ id: 'q-item', name: 'a' }] },
    )
    const answers = {
      ...{
        a: 'x',
        'a-Comment': 'beside',
        group: [
          { a: 'y', b: 'no' },
          { a: 'z', 'a-Comment': 'w' },
        ],
      },
      ...{ table: { row: { a: 'cell' } }, texts: { a: 'item' } },
    }
    expect(written(definition, 'q-a', answers)).toEqual(['x', 'beside'])
    expect(written(definition, 'q-inner', answers)).toEqual(['y', 'z', 'w'])
    expect(written(definition, 'q-cell', answers)).toEqual(['cell'])
    expect(written(definition, 'q-item', answers)).toEqual(['item'])
    expect(written(definition, 'q-none', answers)).toBe(null)
  })

  it('of a choice are those beside it and of an option with a field of its own, and no code', () => {
    const choices = [
      { id: 'c1', value: 'bus' },
      { id: 'c2', value: 'car', showCommentArea: true },
    ]
    const one: Element = { type: 'radiogroup', id: 'q-one', name: 'one', choices, showOtherItem: true }
    const many: Element = { type: 'checkbox', id: 'q-many', name: 'many', choices }
    const definition = page(one, many)
    expect(written(definition, 'q-one', { one: 'bus' })).toEqual([])
    expect(written(definition, 'q-one', { one: 'other', 'one-Comment': 'by boat' })).toEqual(['by boat'])
    expect(written(definition, 'q-one', { one: { value: 'car', comment: 'electric' } })).toEqual(['electric'])
    expect(written(definition, 'q-many', { many: ['bus', { value: 'car', comment: 'shared' }] })).toEqual(['shared'])
    const instead = { ...definition, storeOthersAsComment: false }
    expect(written(instead, 'q-one', { one: 'bus' })).toEqual([])
    expect(written(instead, 'q-one', { one: 'by boat' })).toEqual(['by boat'])
  })

  it('however many there are, only so many are kept, and the frequent ones always', () => {
    const counts = new Map<string, number>()
    for (let at = 0; at < 100_000; at++) countTerms(counts, ['often', `word${at}`])
    expect(counts.size).toBeLessThanOrEqual(30_000)
    expect(counts.get('often')).toBe(100_000)
  })
})

describe('[Q8] weighted results', () => {
  it('count a group as often as it is large, beside how many there were', () => {
    const margins = [{ by: 'sex', shares: { f: 50, m: 50 } }]
    const people = [...Array(30).fill(['f', 'yes']), ...Array(10).fill(['m', 'no'])].map(([sex, says]) =>
      marks({ [`sex:${sex}`]: 1, 'sex=': 1, 'q=': 1, [`q:${says}`]: 1 }),
    )
    const sample = { groups: {}, left: 0 }
    for (const person of [...people, marks({ 'q=': 1, 'q:no': 1 })]) sampleIn(sample, margins, person)
    const weights = weightsOf(sample, margins)
    if (!weights.ok) throw new Error('no weights')
    expect(weights.summary).toMatchObject({ n: 40, left: 1, converged: true })
    expect(weights.summary.effective).toBeCloseTo(30, 9)
    const shares: Shares = {}
    for (const [at, person] of people.entries()) shareIn(shares, person, weights.of[at < 30 ? 'f' : 'm'] ?? 0)
    const [, q] = weighedQuestions(shares, 5)
    expect(q?.options.map(({ id, share, weighted }) => [id, share, Math.round(weighted * 1e9) / 1e9])).toEqual([
      ['yes', 0.75, 0.5],
      ['no', 0.25, 0.5],
    ])
    expect(weighedQuestions(shares, 11).find(({ id }) => id === 'q')).toEqual({ id: 'q', answered: null, options: [] })
    expect(weightsOf(sample, [{ by: 'sex', shares: { f: 1, m: 1, x: 1 } }])).toEqual({ ok: false })
  })
})
