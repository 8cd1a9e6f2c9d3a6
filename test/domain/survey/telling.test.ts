import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { QuestionResult } from '#contract/survey/results.ts'
import { hashOf } from '#domain/hash.ts'
import { compile } from '#domain/survey/model/index.ts'
import { suppressResults } from '#domain/survey/results/suppress.ts'

const choices = ['x', 'y', 'z'].map((value) => ({ id: `o-${value}`, value }))
const definitionOf = (elements: Element[], more: Partial<Definition> = {}): Definition => ({
  languages: ['zh-CN'],
  pages: elements.map((element, at) => ({ id: `p${at}`, name: `p${at}`, elements: [element] })),
  ...more,
})
const result = (id: string, answered: number, more: Partial<QuestionResult> = {}): QuestionResult => ({
  ...{ id, asked: answered, answered, options: {}, places: {}, numbers: [], step: null, median: null },
  ...more,
})
/** Which questions are shown. */
const shown = (definition: Definition, ...questions: QuestionResult[]): string[] =>
  suppressResults({ total: 31, questions }, 5, hashOf, [compile(definition)])
    .questions.filter(({ answered }) => answered !== null)
    .map(({ id }) => id)

const A: Element = { type: 'radiogroup', id: 'a', name: 'a', choices }
/** Three chose x: with them the eight of y are hidden. */
const SMALL = result('a', 31, { options: { 'o-x': 3, 'o-y': 8, 'o-z': 20 } })
const text = (id: string, visibleIf: string): Element => ({ type: 'comment', id, name: id, visibleIf })

describe('[Q5] a question asked only after some answers', () => {
  it('is withheld where its number would tell one hidden count from another, and shown where it would not', () => {
    const definition = definitionOf([
      A,
      text('of-y', "{a} = 'y'"),
      text('not-x', "{A} <> 'x'"),
      text('of-z', "{a} = 'z'"),
      text('not-z', "{a} <> 'z'"),
      text('after-y', '{of-y} notempty'),
    ])
    const followers = { 'of-y': 8, 'not-x': 28, 'of-z': 20, 'not-z': 11, 'after-y': 8 }
    const results = Object.entries(followers).map(([id, answered]) => result(id, answered))
    expect(shown(definition, SMALL, ...results)).toEqual(['a', 'of-z', 'not-z'])
    // Where nothing is hidden, nothing is told.
    const plenty = result('a', 31, { options: { 'o-x': 8, 'o-y': 8, 'o-z': 15 } })
    expect(shown(definition, plenty, ...results)).toHaveLength(6)
  })

  it('also by way of a section, a calculated value, a jump, an option, a rule, or what it takes over', () => {
    const by = (element: Partial<Element>, more: Partial<Definition> = {}) =>
      shown(
        definitionOf([A, { type: 'radiogroup', id: 'b', name: 'b', choices, ...element } as Element], more),
        SMALL,
        result('b', 8, { options: { 'o-x': 8 } }),
      )
    expect(by({})).toEqual(['a', 'b'])
    expect(by({ requiredIf: "{a} = 'y'" })).toEqual(['a'])
    expect(by({ choicesFromQuestion: 'a' })).toEqual(['a'])
    expect(by({ choices: choices.map((each) => ({ ...each, visibleIf: "{a} = 'y'" })) })).toEqual(['a'])
    expect(by({ validators: [{ type: 'expression', expression: "{a} = 'y' or {b} empty" }] })).toEqual(['a'])
    expect(by({ valueName: 'a' })).toEqual([])
    const made = { calculatedValues: [{ id: 'v', name: 'v', expression: "iif({a} = 'y', 1, 0)" }] }
    expect(by({ visibleIf: '{v} = 1' }, made)).toEqual(['a'])
    expect(by({ visibleIf: "displayValue('a') = 'y'" })).toEqual(['a'])
    const inside = definitionOf([
      A,
      { type: 'panel', id: 's', name: 's', visibleIf: "{a} = 'y'", elements: [text('c', '')] },
    ])
    expect(shown(inside, SMALL, result('c', 8))).toEqual(['a'])
    const jump = definitionOf([A, text('b', ''), text('c', '')], {
      triggers: [{ type: 'skip', expression: "{a} = 'x'", gotoName: 'c' }],
    })
    expect(shown(jump, SMALL, result('b', 28), result('c', 31))).toEqual(['a', 'c'])
  })

  it('where several were chosen, numbers were given, or a table was filled in', () => {
    const many = definitionOf([
      { type: 'checkbox', id: 'a', name: 'a', choices },
      text('no-x', "!({a} contains 'x')"),
      text('of-y', "{a} contains 'y'"),
    ])
    const few = result('a', 31, { options: { 'o-x': 3, 'o-y': 12, 'o-z': 28 } })
    expect(shown(many, few, result('no-x', 28), result('of-y', 12))).toEqual(['a', 'of-y'])

    const stars = definitionOf([
      { type: 'rating', id: 'a', name: 'a' },
      text('bad', '{a} <= 2'),
      text('worst', '{a} = 1'),
      text('good', '{a} > 3'),
    ])
    const rated = result('a', 31, {
      numbers: [
        [1, 3],
        [2, 5],
        [4, 12],
        [5, 11],
      ],
    })
    expect(shown(stars, rated, result('bad', 8), result('worst', 5), result('good', 23))).toEqual(['a', 'bad', 'good'])

    const rows = ['r', 's'].map((value) => ({ id: `o-${value}`, value }))
    const table = definitionOf([
      { type: 'matrix', id: 'a', name: 'a', rows, columns: choices },
      text('of-r', "{a.r} = 'y'"),
      text('of-s', "{a.s} = 'y'"),
    ])
    const lines = [{ ...SMALL, id: 'a.o-r' }, result('a.o-s', 31, { options: { 'o-y': 8, 'o-z': 23 } })]
    expect(shown(table, ...lines, result('of-r', 8), result('of-s', 8))).toEqual(['a.o-r', 'a.o-s', 'of-s'])
  })

  it('in any version that was asked', () => {
    const [first, second] = [definitionOf([A, text('b', "{a} = 'y'")]), definitionOf([A, text('b', '')])]
    const questions = [SMALL, result('b', 20)]
    const both = suppressResults({ total: 31, questions }, 5, hashOf, [first, second].map(compile))
    expect(both.questions.map(({ answered }) => answered)).toEqual([31, null])
  })

  it('and the whole question where all of it must be hidden, for the options nobody chose would say how few chose the others', () => {
    expect(shown(definitionOf([A]), result('a', 5, { options: { 'o-x': 4, 'o-y': 1 } }))).toEqual([])
  })

  it('[Q14] and says why: too few answered, no count could be shown, or whose hidden counts it would tell', () => {
    const definition = definitionOf([
      A,
      text('of-x', "{a} = 'x'"),
      text('of-y', "{a} = 'y'"),
      text('after-y', '{of-y} notempty'),
      { type: 'radiogroup', id: 'b', name: 'b', choices },
      text('of-z', "{a} = 'z'"),
    ])
    const { questions, withheld } = suppressResults(
      {
        total: 31,
        questions: [
          SMALL,
          ...[result('of-x', 3), result('of-y', 8), result('after-y', 8)],
          ...[result('b', 5, { options: { 'o-x': 4, 'o-y': 1 } }), result('of-z', 20), result('unanswered', 0)],
        ],
      },
      5,
      hashOf,
      [compile(definition)],
    )
    expect(withheld).toEqual([
      { id: 'of-x', why: 'few', of: [] },
      { id: 'of-y', why: 'tells', of: ['a'] },
      // Not the one before it, which is withheld for the same.
      { id: 'after-y', why: 'tells', of: ['a'] },
      { id: 'b', why: 'counts', of: [] },
    ])
    // There is a reason for just what is withheld.
    const hidden = questions.filter(({ answered }) => answered === null).map(({ id }) => id)
    expect(hidden).toEqual(withheld.map(({ id }) => id))
    const shared = definitionOf([A, { type: 'radiogroup', id: 'c', name: 'c', choices, valueName: 'a' }])
    const same = suppressResults({ total: 31, questions: [SMALL, { ...SMALL, id: 'c' }] }, 5, hashOf, [compile(shared)])
    expect(same.withheld).toEqual([
      { id: 'a', why: 'tells', of: ['c'] },
      { id: 'c', why: 'tells', of: ['a'] },
    ])
  })
})
