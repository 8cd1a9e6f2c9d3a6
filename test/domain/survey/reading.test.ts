import { describe, expect, it } from 'vitest'
import type { Definition } from '#contract/survey/definition.ts'
import type { QuestionResult } from '#contract/survey/results.ts'
import { hidesAnything, present } from '#domain/survey/results/present.ts'
import { questionCount, readingsOf } from '#domain/survey/results/reading.ts'
import { DEFINITION } from './survey-builders.ts'

const OWN = { other: '其他', none: '无', refused: '拒答', dontknow: '不知道', true: '是', false: '否' }
const counted = (id: string, more: Partial<QuestionResult>): QuestionResult => ({
  ...{ id, asked: null, answered: 10, options: {}, places: {}, numbers: [], step: null, median: null },
  ...more,
})

describe('[M4] how results are read', () => {
  const readings = readingsOf([DEFINITION], 'zh-CN', OWN)
  const of = (id: string) => readings.find((reading) => reading.id === id)

  it('has every question under the id its counts have, with its options as they were offered', () => {
    expect(of('q-one')).toMatchObject({ title: '单选', kind: 'one', written: true })
    expect(of('q-one')?.options.map(({ label }) => label)).toEqual(['选项a', '选项b', '选项c', '其他'])
    expect(of('q-many')).toMatchObject({ kind: 'many' })
    expect(of('q-age')).toMatchObject({ kind: 'numbers' })
    expect(of('q-rank')).toMatchObject({ kind: 'ranking' })
    expect(of('q-grid.r1')?.table).toMatchObject({ id: 'q-grid' })
    expect(of('q-cell.x1')?.kind).toBe('one')
  })

  it('knows what people can write of their own: also to an option with a field of its own', () => {
    expect(of('q-many')?.written).toBe(false)
    const own = structuredClone(DEFINITION)
    const [, many] = own.pages[0]?.elements ?? []
    if (many?.type !== 'checkbox') throw new Error('the second question is another')
    Object.assign(many, { choices: many.choices?.map((choice) => ({ ...choice, showCommentArea: true })) })
    expect(readingsOf([own], 'zh-CN', OWN).find(({ id }) => id === 'q-many')?.written).toBe(true)
  })

  it('counts questions as people were asked them, a table as one', () => {
    const rows = readings.filter(({ table }) => table?.id === 'q-grid').length
    expect(questionCount(readings)).toBe(readings.length - rows + 1)
  })

  it('[Q4] joins versions: the newest words, and an option that was taken away keeps its answers', () => {
    const later: Definition = structuredClone(DEFINITION)
    const [first] = later.pages[0]?.elements ?? []
    if (first?.type !== 'radiogroup') throw new Error('the first question is another')
    Object.assign(first, { title: { 'zh-CN': '改名' }, choices: first.choices?.slice(1) })
    const joined = readingsOf([later, DEFINITION], 'zh-CN', OWN).find(({ id }) => id === 'q-one')
    expect(joined?.title).toBe('改名')
    expect(joined?.options.map(({ id }) => id)).toEqual(['b', 'c', '~other', 'a'])
  })

  it('shows nobody as none, and what is hidden as hidden', () => {
    const questions = [
      counted('q-one', { options: { a: 6, b: null, '~other': null } }),
      counted('q-many', { answered: null }),
      counted('q-rank', { options: { a: 10, b: 10, c: 10 }, places: { a: 25, b: 12, c: 23 } }),
    ]
    const [one, many, rank] = present({ questions }, readings)
    expect(one?.lines.map(({ id, count, share }) => [id, count, share])).toEqual([
      ['a', 6, 0.6],
      ['b', null, null],
      ['c', 0, 0],
      ['~other', null, null],
    ])
    expect(many).toMatchObject({ answered: null, lines: [] })
    expect(rank?.lines.map(({ id, place }) => [id, place])).toEqual([
      ['b', 1.2],
      ['c', 2.3],
      ['a', 2.5],
    ])
    expect(hidesAnything(10, present({ questions }, readings))).toBe(true)
    expect(hidesAnything(10, present({ questions: questions.slice(2) }, readings))).toBe(false)
  })
})
