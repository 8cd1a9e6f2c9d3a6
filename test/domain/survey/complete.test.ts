import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { assess, compile, complete } from '#domain/survey/model/index.ts'

const HERE = { now: Date.UTC(2024, 4, 5, 6, 7, 8), zone: 'Asia/Shanghai' }
const options = [
  { id: 'a', value: 'a' },
  { id: 'b', value: 2, visibleIf: '{name} notempty' },
]
const ELEMENTS: Element[] = [
  { type: 'text', id: '1', name: 'name', maxLength: 5 },
  { type: 'radiogroup', id: '2', name: 'one', choices: options, showOtherItem: true },
  { type: 'checkbox', id: '3', name: 'many', choices: options, showNoneItem: true },
  { type: 'text', id: '4', name: 'later', visibleIf: "{one} = 'a'" },
  { type: 'rating', id: '5', name: 'stars' },
  { type: 'matrix', id: '6', name: 'likert', rows: [{ id: 'r', value: 'r' }], columns: options },
  {
    type: 'paneldynamic',
    id: '7',
    name: 'people',
    maxPanelCount: 2,
    templateElements: [
      { type: 'text', id: '8', name: 'who' },
      { type: 'text', id: '9', name: 'why', visibleIf: '{panel.who} notempty' },
    ],
  },
  { type: 'boolean', id: '10', name: 'sure', showCommentArea: true },
  { type: 'region', id: '11', name: 'where', depth: 3 },
]
const definition: Definition = {
  languages: ['zh-CN'],
  pages: [{ id: 'p', name: 'p', elements: ELEMENTS }],
  calculatedValues: [
    { id: 'c', name: 'kept', expression: '{stars} * 2', includeIntoResult: true },
    { id: 'd', name: 'dropped', expression: '1' },
  ],
  triggers: [{ type: 'setvalue', expression: '{sure} = true', setToName: 'flag', setValue: 1 }],
}
const survey = compile(definition)
const stored = (answers: Plain) => complete(survey, assess(survey, answers, HERE))

describe('[SM6] only answers to what was asked are stored', () => {
  it('with comments, entries, calculated values, and what triggers set', () => {
    const answers = {
      name: '王',
      one: 'other',
      'one-Comment': '别的',
      many: ['a', 2],
      stars: 4,
      likert: { r: 'a' },
      people: [{ who: 'x', why: 'y' }, {}],
      sure: false,
      where: '110101',
      flag: 1,
    }
    expect(stored(answers)).toEqual({ answers: { ...answers, kept: 8 }, strays: [] })
  })

  it('a comment without an answer, where the question has a place for one', () => {
    expect(stored({ 'sure-Comment': 'x' })).toMatchObject({ answers: { 'sure-Comment': 'x' }, strays: [] })
  })

  it.each<[Plain, string, string]>([
    [{ one: 'b', later: 'x' }, 'later', 'hidden'],
    [{ one: 'z' }, 'one', 'not-an-answer'],
    [{ one: 2 }, 'one', 'not-an-answer'],
    [{ many: 'a' }, 'many', 'not-an-answer'],
    [{ many: ['a', 'a'] }, 'many', 'not-an-answer'],
    [{ many: ['other'] }, 'many', 'not-an-answer'],
    [{ name: 'too long' }, 'name', 'not-an-answer'],
    [{ name: { a: 1 } }, 'name', 'not-an-answer'],
    [{ stars: 6 }, 'stars', 'not-an-answer'],
    [{ likert: { x: 'a' } }, 'likert', 'not-an-answer'],
    [{ people: [{ why: 'y' }] }, 'people[0].why', 'hidden'],
    [{ people: [{ who: 'a' }, { who: 'b' }, { who: 'c' }] }, 'people', 'not-an-answer'],
    [{ where: 'Beijing' }, 'where', 'not-an-answer'],
    [{ 'many-Comment': 'x' }, 'many-Comment', 'hidden'],
    [{ nothing: 1 }, 'nothing', 'unknown'],
  ])('%j: %s is %s', (answers, path, reason) => {
    expect(stored(answers).strays).toContainEqual({ path, reason })
  })

  it('what is stored would be stored again, whatever was sent', () => {
    const names = [...ELEMENTS.map(({ name }) => name), 'one-Comment', 'flag', '__proto__']
    const value = fc.oneof(
      fc.constantFrom('a', 2, 'other', 'none', ['a'], ['none'], true, '110101', [{ who: 'x' }]),
      fc.jsonValue({ maxDepth: 3 }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value as fc.Arbitrary<unknown>), (answers) => {
        const first = stored(answers)
        const again = stored(first.answers)
        // Removing an answer can hide another question; nothing that stays was ever refused.
        for (const stray of again.strays) expect(stray.reason).not.toBe('unknown')
      }),
      { numRuns: 2000 },
    )
  })
})
