import { describe, expect, it } from 'vitest'
import type { Element } from '#contract/survey/definition.ts'
import { EXPRESSION_FIELDS } from '#domain/survey/surveyjs.ts'
import { needsRules } from '../../../web/embed/survey/needs-rules.ts'
import { page, survey, text } from './definitions.ts'

const asks = (more: object) => needsRules(survey([page('p', [text('q', more)])]))

describe('§3 the expression language is loaded where something depends on an answer', () => {
  it('not for a survey that only asks', () => {
    const element: Element = {
      ...{
        type: 'checkbox',
        id: 'q',
        name: 'q',
        isRequired: true,
        showOtherItem: true,
        title: { en: 'What {} is it?' },
      },
      choices: [{ id: 'a', value: 'a', text: { en: 'If so' } }],
    }
    expect(needsRules(survey([page('p', [element, text('t', { inputType: 'date', max: '2030-01-01' })])]))).toBe(false)
  })
  it('for each field that holds an expression', () => {
    for (const field of EXPRESSION_FIELDS) expect(asks({ [field]: '{a} = 1' }), field).toBe(true)
  })
  it('for beginnings, jumps, calculated values and names in texts', () => {
    expect(asks({ defaultValue: 1 })).toBe(true)
    expect(asks({ title: { en: 'Hello {name}' } })).toBe(true)
    expect(needsRules(survey([], { triggers: [] }))).toBe(true)
    expect(needsRules(survey([], { calculatedValues: [] }))).toBe(true)
    expect(needsRules(survey([page('p', [{ type: 'paneldynamic', id: 'g', name: 'g' }])]))).toBe(true)
  })
})
