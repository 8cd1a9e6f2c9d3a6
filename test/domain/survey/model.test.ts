import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { assess, begin, change, compile } from '#domain/survey/model/index.ts'

const HERE = { now: Date.UTC(2024, 4, 5, 6, 7, 8), zone: 'Asia/Shanghai' }
const ALL_ERRORS: Element[] = [
  { type: 'text', id: '1', name: 'name', isRequired: true, requiredErrorText: { 'zh-CN': '请填写姓名' } },
  { type: 'text', id: '2', name: 'age', inputType: 'number', min: 18, max: 120 },
  { type: 'text', id: '3', name: 'mail', inputType: 'email' },
  { type: 'consent', id: '4', name: 'agree', statement: { 'zh-CN': '同意' }, isRequired: true },
  { type: 'radiogroup', id: '5', name: 'q', choices: [{ id: 'a', value: 1 }], showOtherItem: true },
  { type: 'text', id: '6', name: 'hidden', visibleIf: "{age} = 'never'", isRequired: true },
  {
    type: 'paneldynamic',
    id: '7',
    name: 'people',
    templateElements: [
      {
        type: 'text',
        id: '8',
        name: 'who',
        isRequired: true,
        validators: [{ type: 'text', maxLength: 2, notificationType: 'warning' }],
      },
    ],
  },
  {
    type: 'matrixdynamic',
    id: '9',
    name: 'table',
    cellType: 'text',
    rowCount: 0,
    columns: [
      { id: '10', name: 'n', isUnique: true },
      { id: '11', name: 'twice', cellType: 'expression', expression: '{row.n} * 2' },
    ],
  },
  { type: 'expression', id: '12', name: 'total', expression: "sumInArray({table}, 'twice')" },
]
const definitionOf = (elements: Element[]): Definition => ({
  languages: ['zh-CN'],
  pages: [{ id: 'p', name: 'p', elements }],
})
const problems = (elements: Element[], answers: Plain) =>
  assess(compile(definitionOf(elements)), answers, HERE).problems

describe('[SM1] so many are to be chosen at the least', () => {
  const choices = ['a', 'b', 'c'].map((value) => ({ id: value, value }))
  const chosen = { id: 's', name: 's', choices, minSelectedChoices: 2 }
  it.each<Element>([
    { type: 'checkbox', ...chosen },
    { type: 'tagbox', ...chosen },
    { type: 'ranking', ...chosen },
    { type: 'ranking', ...chosen, selectToRankEnabled: true },
    { type: 'imagepicker', ...chosen, multiSelect: true },
  ])('$type', (element) => {
    const told = [{ path: 's', kind: 'too-few', limit: 2 }]
    expect(problems([element], {})).toEqual(told)
    expect(problems([element], { s: ['a'] })).toEqual(told)
    expect(problems([element], { s: ['a', 'b'] })).toEqual([])
  })
})

describe('[SX4] names reach what the survey itself is', () => {
  it.each<[string, boolean]>([
    ["{$survey.title} = 'T'", true],
    ['{$survey.visiblePageCount} = 1 and {$survey.pageCount} = 1', true],
    ['{$Survey.readOnly}', false],
    ['{survey} = 1', true],
    // A question of this name is behind it, as in SurveyJS.
    ["{$survey.title} = 'Q'", false],
  ])('%s', (visibleIf, expected) => {
    const title = { 'zh-CN': 'T' }
    const elements: Element[] = [
      { type: 'text', id: '1', name: 'survey', title: { 'zh-CN': 'Q' } },
      { type: 'text', id: '2', name: 'b', visibleIf },
    ]
    const { pages } = assess(compile({ ...definitionOf(elements), title }), { survey: 1 }, HERE)
    expect(pages[0]?.children[1]?.visible).toBe(expected)
  })
})

describe('[SM4] a bad response gets every error at once, by question', () => {
  it('with the survey’s own words and the limit passed', () => {
    const answers = {
      age: 7,
      mail: 'nobody',
      agree: false,
      q: 'other',
      people: [{}, { who: '很长的名字' }],
      table: [{ n: 1 }, { n: '1' }],
    }
    expect(problems(ALL_ERRORS, answers)).toEqual([
      { path: 'name', kind: 'required', text: { 'zh-CN': '请填写姓名' } },
      { path: 'age', kind: 'too-small', limit: 18 },
      { path: 'mail', kind: 'email' },
      { path: 'agree', kind: 'required' },
      { path: 'q', kind: 'other-empty' },
      { path: 'people[0].who', kind: 'required' },
      { path: 'people[1].who', kind: 'too-long', limit: 2, severity: 'warning' },
      { path: 'table[0].n', kind: 'duplicate' },
      { path: 'table[1].n', kind: 'duplicate' },
    ])
  })

  it('a good one gets none, and its calculated values', () => {
    const answers = { name: '王', age: 30, agree: true, q: 'other', 'q-Comment': '别的', table: [{ n: 1 }, { n: 2 }] }
    const result = assess(compile(definitionOf(ALL_ERRORS)), answers, HERE)
    expect(result.problems).toEqual([])
    expect(result.answers).toEqual({
      ...answers,
      table: [
        { n: 1, twice: 2 },
        { n: 2, twice: 4 },
      ],
      total: 6,
    })
    expect(answers.table).toEqual([{ n: 1 }, { n: 2 }])
  })

  it('a validator that asks about its own page ends', () => {
    const asking: Element = {
      type: 'text',
      id: '1',
      name: 'a',
      validators: [{ type: 'expression', expression: "isContainerReady('p')" }],
    }
    expect(problems([asking], { a: 1 })).toEqual([{ path: 'a', kind: 'expression' }])
  })

  it('a pattern that is none judges nothing, and a text too long for one is an error', () => {
    const asking: Element = { type: 'text', id: '1', name: 'a', validators: [{ type: 'regex', regex: '(' }] }
    expect(problems([asking], { a: 'x' })).toEqual([])
    const matching: Element = { type: 'text', id: '1', name: 'a', validators: [{ type: 'regex', regex: '.{20,40}' }] }
    expect(problems([matching], { a: 'x'.repeat(100_000) })).toEqual([{ path: 'a', kind: 'pattern' }])
  })
})

describe('[SM5] whatever the answers, there is an assessment', () => {
  const survey = compile(definitionOf(ALL_ERRORS))
  const names = ['name', 'age', 'mail', 'agree', 'q', 'people', 'table', '__proto__', 'constructor', 'q-Comment']
  const answers = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>)
  it('of any JSON', () => {
    fc.assert(
      fc.property(answers, answers, (given, more) => {
        const first = assess(survey, given, HERE)
        // What it made of the answers it makes of its own: nothing is calculated twice over.
        expect(assess(survey, first.answers, HERE).answers).toEqual(first.answers)
        change(survey, begin(survey, HERE), more, HERE)
      }),
      { numRuns: 1000 },
    )
  })
})
