import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Plain } from '#domain/survey/expression/index.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { assess, begin, change, compile, leave } from '#domain/survey/model/index.ts'
import { answersFor, modelOf } from './oracle.ts'
import { randomFrom, valuesFor } from './values.ts'

const HERE = { now: Date.UTC(2024, 4, 5, 6, 7, 8), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
const SEED = 20240505

const sorted = (value: Plain) =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  )

function surveyOf(json: object) {
  const imported = importSurveyJS(json, { newId: () => 'i', language: 'en' })
  if (!imported.ok) throw new Error(imported.reason)
  return compile(imported.definition)
}
const page = (...elements: object[]) => ({ elements })
const text = (name: string, more: object = {}) => ({ type: 'text', name, ...more })

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

describe('[SM2] what follows from a change is what survey-core makes of it', () => {
  it.each<[string, object]>([
    [
      'defaults',
      page(
        text('a', { defaultValue: 3 }),
        { type: 'boolean', name: 'b', defaultValue: 'true' },
        { type: 'checkbox', name: 'c', choices: [1, 2], defaultValue: [1] },
      ),
    ],
    [
      'calculated defaults',
      page(
        text('a'),
        text('b', { defaultValueExpression: "{a} + 'x'" }),
        text('d', { inputType: 'date', defaultValueExpression: "getDate('2024-05-05')" }),
      ),
    ],
    [
      'entries of a group',
      page({ type: 'paneldynamic', name: 'g', panelCount: 2, templateElements: [text('x', { defaultValue: 'y' })] }),
    ],
    [
      'a set value',
      page(
        text('a'),
        text('b', { setValueExpression: '{a} + 1' }),
        text('c', { setValueIf: '{a} = 3', setValueExpression: '{b}' }),
      ),
    ],
    ['a reset value', page(text('a'), text('b', { defaultValue: 'start', resetValueIf: '{a} notempty' }))],
    [
      'triggers',
      {
        ...page(text('a'), text('b'), text('c'), text('d')),
        triggers: [
          { type: 'setvalue', expression: '{a} notempty', setToName: 'b', setValue: 5 },
          { type: 'copyvalue', fromName: 'b', setToName: 'c' },
          { type: 'runexpression', expression: '{c} > 1', setToName: 'd', runExpression: '{c} * 2' },
        ],
      },
    ],
    [
      'a circle',
      {
        ...page(text('a'), text('b')),
        triggers: [
          { type: 'copyvalue', fromName: 'a', setToName: 'b' },
          { type: 'copyvalue', fromName: 'b', setToName: 'a' },
        ],
      },
    ],
  ])('%s', (_, json) => {
    for (let seed = SEED; seed < SEED + 10; seed++) {
      const random = randomFrom(seed)
      const core = modelOf(json, HERE.now)
      const survey = surveyOf(json)
      let answers = begin(survey, HERE)
      expect(sorted(answers)).toBe(sorted(core.data))
      for (let step = 0; step < 6; step++) {
        const given = Object.entries(answersFor(core, valuesFor(JSON.stringify(json), random), random))
        const [name, value] = given[Math.floor(random() * given.length)] ?? []
        if (name === undefined || value === '') continue
        core.setValue(name, structuredClone(value))
        answers = change(survey, answers, { [name]: value }, HERE).answers
        expect(sorted(answers), `${name} = ${JSON.stringify(value)}`).toBe(sorted(core.data))
      }
    }
  })

  it('a change in a circle that never settles ends', () => {
    const json = { ...page(text('a', { setValueExpression: '{b} + 1' }), text('b', { setValueExpression: '{a} + 1' })) }
    expect(change(surveyOf(json), {}, { a: 1 }, HERE).answers.a).toBeGreaterThan(1)
  })
})

describe('[SM3] the way through the pages', () => {
  const survey = surveyOf({
    pages: [
      { elements: [text('a')] },
      { elements: [text('b', { visibleIf: "{a} != 'skip'" })] },
      { elements: [text('c')] },
      { elements: [text('d')] },
    ],
    triggers: [
      { type: 'skip', expression: "{a} = 'far'", gotoName: 'd' },
      { type: 'complete', expression: "{a} = 'end'" },
      { type: 'complete', expression: "{c} = 'stop'" },
    ],
  })
  it.each<[Plain, number, number | 'complete']>([
    [{}, 0, 1],
    [{ a: 'skip' }, 0, 2],
    [{ a: 'far' }, 0, 3],
    [{ a: 'far' }, 1, 2],
    [{ a: 'end' }, 0, 'complete'],
    [{ c: 'stop' }, 0, 1],
    [{ c: 'stop' }, 2, 'complete'],
    [{}, 3, 'complete'],
  ])('%j, from page %i: %s', (answers, from, to) => {
    expect(leave(survey, assess(survey, answers, HERE), from, HERE)).toBe(to)
  })
})
