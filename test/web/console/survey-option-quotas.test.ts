import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import {
  countableQuestions,
  optionCondition,
  optionQuotaAt,
  optionQuotasOf,
  withOptionLimit,
} from '../../../web/console/survey/details/option-quotas.ts'

const choices = ['a', 'b'].map((value) => ({ id: `o-${value}`, value }))
const elements: Element[] = [
  { type: 'radiogroup', id: '1', name: 'sex', choices, showOtherItem: true },
  { type: 'checkbox', id: '2', name: 'needs', choices: [{ id: 'o-1', value: 1 }] },
  { type: 'panel', id: '3', name: '', elements: [{ type: 'dropdown', id: '4', name: 'town', choices }] },
  { type: 'text', id: '5', name: 'age' },
  { type: 'rating', id: '6', name: 'stars' },
  { type: 'matrix', id: '7', name: 'grid', rows: choices, columns: choices },
  {
    type: 'paneldynamic',
    id: '8',
    name: 'g',
    templateElements: [{ type: 'radiogroup', id: '9', name: 'in', choices }],
  },
]
const DEFINITION: Definition = { languages: ['en'], pages: [{ id: 'p', name: 'p', elements }] }
const questions = countableQuestions(DEFINITION)
const named = (name: string) => {
  const found = questions.find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}
const quota = (condition: string, id = condition) => ({ id, name: id, condition, limit: '5' })
const FRESH = { id: 'new', name: 'New' }

describe('[SB7] a quota an option is a condition like any other', () => {
  it('can be given to choices, in sections too, and to nothing that a response answers many times or in words', () => {
    expect(questions.map(({ name }) => name)).toEqual(['sex', 'needs', 'town'])
    expect(named('sex').options.map(({ value }) => value)).toEqual(['a', 'b', 'other'])
  })

  it('says that the option was chosen, alone or among others', () => {
    expect(optionCondition(named('sex'), 'a')).toBe("{sex} = 'a'")
    expect(optionCondition(named('needs'), 1)).toBe('{needs} contains 1')
  })

  it('is known again however its condition is spelt, and nothing else is taken for it', () => {
    const quotas = [quota("{sex} == 'a' and {age} > 3"), quota('{sex}="b"'), quota("{sex} <> 'a'"), quota('(')]
    expect(optionQuotaAt(quotas, named('sex'), 'b')).toBe(1)
    expect(optionQuotaAt(quotas, named('sex'), 'a')).toBe(-1)
    expect(optionQuotasOf(quotas, named('sex'))).toBe(1)
  })

  it('changes its own number only, or becomes one more', () => {
    const quotas = [quota('{age} > 3'), quota("{sex} = 'a'")]
    const raised = withOptionLimit(quotas, named('sex'), 'a', '9', FRESH)
    expect(raised).toEqual([quotas[0], { ...quotas[1], limit: '9' }])
    expect(withOptionLimit(raised, named('sex'), 'b', '2', FRESH)).toEqual([
      ...raised,
      { ...FRESH, condition: "{sex} = 'b'", limit: '2' },
    ])
  })
})
