import { type Question, SurveyModel } from 'survey-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { all } from '#domain/survey/model/index.ts'
import * as changes from '../../../web/embed/survey/changes.ts'
import { rememberGiven } from '../../../web/embed/survey/closing.ts'
import { closing } from '../../../web/embed/survey/finish/Ending.tsx'
import { calculatedText } from '../../../web/embed/survey/heavy/calculated-text.ts'
import { setEngine } from '../../../web/embed/survey/late/engine.ts'
import * as rules from '../../../web/embed/survey/rules.ts'
import { citizenOf } from './citizen.ts'
import { sceneOf } from './scene.ts'

const HERE = { now: Date.UTC(2024, 4, 5, 4), zone: 'Asia/Shanghai' }

const citizen = (json: object, answers: Record<string, unknown> = {}) => {
  let serial = 0
  const imported = importSurveyJS(json, { newId: () => `i${serial++}`, language: 'en' })
  if (!imported.ok) throw new Error(imported.reason)
  expect(imported.notes).toEqual([])
  return citizenOf(imported.definition, HERE, { answers })
}

beforeAll(() => setEngine({ ...rules, ...changes }))

const one = { value: 1, text: 'One' }
const two = { value: 2, text: 'Two' }
const ELEMENTS = [
  { type: 'radiogroup', name: 'r', title: 'Which', choices: [one], showOtherItem: true },
  { type: 'checkbox', name: 'chk', choices: [one, two] },
  { type: 'text', name: 'none' },
  { type: 'text', name: 'kept', valueName: 'elsewhere' },
  { type: 'boolean', name: 'bo', valueTrue: 'y', valueFalse: 'n', labelTrue: 'Sure' },
  { type: 'text', name: 'dt', inputType: 'date' },
  { type: 'matrix', name: 'm', columns: [{ value: 'c1', text: 'Column' }], rows: [{ value: 'r1', text: 'Row' }] },
  {
    ...{ type: 'matrixdropdown', name: 'md', rows: ['r1'] },
    columns: [{ name: 'c', cellType: 'dropdown', choices: [one] }],
  },
  {
    ...{ type: 'matrixdynamic', name: 'dy', rowCount: 1 },
    columns: [
      { name: 'c', cellType: 'dropdown', choices: [one] },
      { name: 'd', cellType: 'text', title: '{row.c} in {rowIndex}' },
    ],
  },
  { type: 'multipletext', name: 'mt', items: [{ name: 'i' }] },
  { type: 'expression', name: 'sum', expression: '5 * 2', displayStyle: 'currency' },
  { type: 'expression', name: 'said', expression: '5 * 2', format: 'Sum: {0}!' },
  {
    ...{ type: 'paneldynamic', name: 'g', panelCount: 2, templateTitle: 'Person {panelIndex}: {panel.who}' },
    templateElements: [
      { type: 'dropdown', name: 'who', choices: [one, two] },
      { type: 'text', name: 'next', title: '{panelIndex} {panel.who} {prevPanel.who} {nextPanel.who} {panel.gone}' },
    ],
  },
]
const ANSWERS = {
  ...{ r: 'other', 'r-Comment': 'mine', chk: [1, 2], elsewhere: 'kept', bo: 'y', dt: '2024-05-05', m: { r1: 'c1' } },
  ...{ md: { r1: { c: 1 } }, dy: [{ c: 1 }], mt: { i: 'item' }, g: [{ who: 1 }, { who: 2 }] },
}

describe('[SM13] texts say answers in the words they were given in', () => {
  it.each([
    ...['{r}', '{chk}', '{chk[1]}', '{bo}', '{dt}', '{m.r1}', '{md.r1.c}', '{dy[0].c}', '{mt.i}', '{sum}', '{said}'],
    ...['{g[1].who}', '{elsewhere}', '{none}', '{none.length}', '{ chk }', '{R}', '{$survey.title}', '{$r.title}'],
    ...['{nothing}', '{no}', '{0}', '{a:b}', 'no name', '{r', '{}', '{dy[0].d}', '{pageCount}', '{chk}{r}'],
  ])('as survey-core does: %s', (text) => {
    const json = { title: 'T', elements: [...ELEMENTS, { type: 'text', name: 'asks', title: `> ${text} <` }] }
    const model = new SurveyModel(json)
    model.data = ANSWERS
    const { filling, node } = citizen(json, ANSWERS)
    const ours = sceneOf(filling).words(node('asks').element.title, node('asks'))
    const theirs = model.getQuestionByName('asks').locTitle.renderedHtml
    // What is empty is between blanks, which are trimmed away there.
    expect(ours.replaceAll(/\s+/g, ' ')).toBe(theirs.replaceAll(/\s+/g, ' '))
  })

  it('entries and rows count from 1, and know their own answers and those of their neighbours', () => {
    const json = { elements: ELEMENTS }
    const model = new SurveyModel(json)
    model.data = ANSWERS
    const { filling } = citizen(json, ANSWERS)
    const s = sceneOf(filling)
    const nodes = [...all(filling.state().pages)]
    const group = nodes.find(({ path }) => path === 'g')
    const panels = (
      model.getQuestionByName('g') as Question & { panels: { processedTitle: string; questions: Question[] }[] }
    ).panels
    const template = (json.elements.at(-1) as { templateTitle: string }).templateTitle
    expect(group?.children.map((entry) => s.words({ en: template }, entry))).toEqual(
      panels.map((panel) => panel.processedTitle),
    )
    expect(group?.children.map((entry) => s.words(entry.children[1]?.element.title, entry.children[1]))).toEqual(
      panels.map(({ questions }) => questions[1]?.locTitle.renderedHtml),
    )
    const cell = nodes.find(({ path }) => path === 'dy[0].d')
    expect(s.words(cell?.element.title, cell)).toBe('One in 1')
  })

  it('words that name each other in a circle come to an end', () => {
    const json = {
      elements: [
        { type: 'dropdown', name: 'a', title: '{$b.title}', choices: [{ value: 1, text: '{b}' }] },
        { type: 'dropdown', name: 'b', title: '{$a.title} {b}', choices: [{ value: 1, text: '{a}' }] },
      ],
    }
    const { filling, node } = citizen(json, { a: 1, b: 1 })
    expect(sceneOf(filling).words(node('b').element.title, node('b'))).toContain(' 1')
  })

  it('a row of a scale that has no answer says nothing, and not its name', () => {
    const { filling } = citizen({ elements: ELEMENTS }, { m: {} })
    expect(sceneOf(filling).words({ en: '-{m.r1}-' })).toBe('--')
  })

  it('values as they are kept, where the question wants them so', () => {
    const json = {
      elements: [...ELEMENTS, { type: 'text', name: 'asks', title: '{chk}', useDisplayValuesInDynamicTexts: false }],
    }
    const { filling, node } = citizen(json, ANSWERS)
    expect(sceneOf(filling).words(node('asks').element.title, node('asks'))).toBe('1,2')
  })

  it.each<[object, string]>([
    [{ format: 'Sum: {0}!' }, 'Sum: 10!'],
    [{ format: '{0} of {0}' }, '10 of 10'],
    [{ format: "$& {n} {0} $' {gone}" }, "$& 5 10 $' {gone}"],
    [{ format: 'done' }, 'done'],
    [{ displayStyle: 'currency' }, '$10.00'],
    [{ displayStyle: 'currency', currency: 'EUR', format: 'about {0}' }, 'about €10.00'],
    [{ displayStyle: 'percent' }, '1,000%'],
    [{ displayStyle: 'decimal', minimumFractionDigits: 3 }, '10.000'],
    [{ displayStyle: 'decimal', minimumFractionDigits: 5, maximumFractionDigits: 1 }, '10.0'],
    [{ displayStyle: 'decimal', maximumFractionDigits: 999 }, '10'],
  ])('a calculated value in its format: %j', (more, expected) => {
    const json = {
      elements: [
        { type: 'text', name: 'n', inputType: 'number' },
        { type: 'expression', name: 'e', expression: "iif({n} notempty, {n} * 2, '')", ...more },
      ],
    }
    const { filling, node, answer } = citizen(json)
    const shown = () => calculatedText({ s: sceneOf(filling), node: node('e') })
    expect(shown()).toBe('')
    answer('n', 5)
    expect(shown()).toBe(expected)
  })

  it('a currency that there is none of is told, and is SurveyJS’s own', () => {
    const json = { elements: [{ type: 'expression', name: 'e', displayStyle: 'currency', currency: 'shells' }] }
    const imported = importSurveyJS(json, { newId: () => 'i', language: 'en' })
    expect(imported).toMatchObject({ notes: [{ path: '.elements[0].currency', reason: 'invalid-value' }] })
    expect(imported.ok && imported.definition.pages[0]?.elements).toMatchObject([{ currency: 'USD' }])
  })
})

describe('[SM14] the last words are those for what was answered', () => {
  const json = {
    completedHtml: '<b>Thanks</b>, {a}',
    completedHtmlOnCondition: [
      { expression: '{a} = 1', html: 'one of {a}' },
      { expression: '{a} > 0', html: 'some' },
      { html: 'none' },
    ],
    elements: [{ type: 'text', name: 'a' }],
  }
  it.each([
    ['1', 'one of 1'],
    ['2', 'some'],
    ['0', 'Thanks , 0'],
  ])('%s', (a, expected) => {
    const { filling, answer } = citizen(json)
    answer('a', a)
    rememberGiven(filling)
    // The next response is begun by then.
    const next = citizenOf(filling.definition, HERE)
    expect(closing(sceneOf(next.filling))).toBe(expected)
  })
  it('and those for everybody, where nobody knows any more', () => {
    expect(closing(sceneOf(citizen(json).filling))).toBe('Thanks ,')
  })
})
