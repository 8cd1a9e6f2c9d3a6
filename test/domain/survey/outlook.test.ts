import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { QuestionResult } from '#contract/survey/results.ts'
import { hashOf } from '#domain/hash.ts'
import { compile } from '#domain/survey/model/index.ts'
import { outlookOf } from '#domain/survey/results/outlook.ts'
import { present } from '#domain/survey/results/present.ts'
import { publicResults, withReasons } from '#domain/survey/results/public.ts'
import { readingsOf } from '#domain/survey/results/reading.ts'
import { hasPreview } from '#domain/survey/results/staff.ts'
import { surveyRecord } from './survey-builders.ts'

const choices = ['x', 'y', 'z'].map((value) => ({ id: `o-${value}`, value }))
const ask = (id: string, visibleIf = ''): Element => ({ type: 'comment', id, name: id, visibleIf })
const DEFINITION: Definition = {
  languages: ['zh-CN'],
  pages: [
    {
      id: 'p',
      name: 'p',
      elements: [
        { type: 'radiogroup', id: 'a', name: 'a', choices },
        ...[ask('of-y', "{a} = 'y'"), ask('of-y-too', "{a} = 'y'"), ask('of-x', "{a} = 'x'"), ask('all')],
        { type: 'matrix', id: 'm', name: 'm', rows: choices, columns: choices },
        ask('nobody'),
      ],
    },
  ],
}
const OWN = { other: '', none: '', refused: '', dontknow: '', true: '', false: '' }
const result = (id: string, answered: number, options: Record<string, number> = {}): QuestionResult => ({
  ...{ id, asked: answered, answered, options, places: {}, numbers: [], step: null, median: null },
})
const look = (...questions: QuestionResult[]) => {
  const published = [surveyRecord(), { total: 31, questions }, 'final', 0, [compile(DEFINITION)], hashOf] as const
  const { results, withheld } = withReasons(...published)
  expect(results).toEqual(publicResults(...published))
  const readings = readingsOf([DEFINITION], 'zh-CN', OWN)
  return outlookOf(withheld, present(results, readings), readings)
}
/** All of it is shown. */
const ROWS = ['x', 'y'].map((row) => result(`m.o-${row}`, 31, { 'o-x': 11, 'o-z': 20 }))
const ALL = [result('a', 31, { 'o-y': 11, 'o-z': 20 }), result('all', 31), ...ROWS]

describe('[Q14] how much is withheld', () => {
  it('is counted by questions as they were asked, the rows of a table as one, with what nobody answered apart', () => {
    const nothing = { answered: 3, unanswered: 4, inPart: 0, wholly: 0, inWords: 1, reasons: [] }
    expect(look(...ALL)).toEqual(nothing)
    expect(look(...ALL, result('m.o-z', 3, { 'o-x': 3 }))).toEqual({ ...nothing, inPart: 1 })
    expect(look()).toEqual({ ...nothing, answered: 0, unanswered: 7, inWords: 0 })
  })

  it('is said with its reasons, alike ones together', () => {
    const few = result('a', 31, { 'o-x': 3, 'o-y': 8, 'o-z': 20 })
    expect(look(few, result('of-y', 8), result('of-y-too', 8), result('of-x', 3), result('all', 31))).toEqual({
      ...{ answered: 5, unanswered: 2, inPart: 1, wholly: 3, inWords: 1 },
      reasons: [
        { why: 'tells', of: ['a'], titles: ['of-y', 'of-y-too'] },
        { why: 'few', of: [], titles: ['of-x'] },
      ],
    })
  })

  it('[Q13] is seen under review, and when closed by who may read single responses', () => {
    const phases = ['draft', 'announced', 'open', 'resting', 'closed', 'review', 'published', 'archived'] as const
    expect(phases.filter((phase) => hasPreview(phase, false))).toEqual(['review'])
    expect(phases.filter((phase) => hasPreview(phase, true))).toEqual(['closed', 'review'])
  })
})
