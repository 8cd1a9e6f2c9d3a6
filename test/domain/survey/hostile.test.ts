import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { id } from '#contract/survey/common.ts'
import type { Element } from '#contract/survey/definition.ts'
import { isPattern } from '#contract/survey/validator.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { importXlsform } from '#domain/survey/import/xlsform/index.ts'
import { checkDefinition } from '#domain/survey/life/check/index.ts'
import { assess, compile } from '#domain/survey/model/index.ts'

let ids = 0
const HERE = { now: 0, zone: 'UTC' }

describe('a pattern that anybody’s answer is held against', () => {
  const elements = (regex: string): Element[] => [
    { type: 'text', id: 'a', name: 'a', validators: [{ type: 'regex', regex }] },
  ]
  const problems = (regex: string, answer: unknown) =>
    assess(
      compile({ languages: ['en'], pages: [{ id: 'p', name: 'p', elements: elements(regex) }] }),
      { a: answer },
      HERE,
    ).problems

  // Each would take seconds to years by going back, which is not done: they are taken and judged.
  it.each([
    ...[
      '^(a+)+$',
      '^(((a+)))+$',
      '^(a|a)*$',
      '^(?:a|aa)+$',
      '^(a|A)*$',
      '^(a?){40}$',
      '^(a|a){40}$',
      '^(a{1,20}){2,}$',
    ],
    ...['^(|a)+$', `^${'a?'.repeat(40)}${'a'.repeat(40)}$`, '^(a*){6}$', '^(((a|a){6}){6}){6}$'],
  ])('[B1] is judged quickly however often it can match: %s', (pattern) => {
    expect(isPattern(pattern)).toBe(true)
    expect(problems(pattern, `${'a'.repeat(2_000)}!`)).toMatchObject([{ path: 'a', kind: 'pattern' }])
  })

  it.each([
    '^\\d{6}$',
    '^[1-9]\\d{5}(18|19|20)\\d{2}(0[1-9]|1[0-2])$',
    '^(京|沪|粤)[A-Z][A-Z0-9]{5}$',
    '^(?:foo|bar)+$',
    '^(\\d{3}-){1,3}\\d+$',
    '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
    '^(\\+86)?1[3-9]\\d{9}$',
    '[)(|+]+',
    '^(?=.*\\d)(?=.*[a-z]).{8,}$',
    'a{,3}',
    '^(\\d{1,3}\\.){3}\\d{1,3}$',
    '^[A-Za-z]+( [A-Za-z]+)*$',
    '^([\\u4e00-\\u9fa5]+[省市区县])*[\\u4e00-\\u9fa5\\d-]+(号|室)?$',
  ])('is taken: %s', (pattern) => {
    expect(isPattern(pattern)).toBe(true)
  })

  it('is refused where it is none', () => {
    for (const pattern of ['(', '[', 'a**', ')']) expect(isPattern(pattern)).toBe(false)
  })

  it('[B1] is not run over a text that is too long for it, which then does not match', () => {
    expect(problems('^(\\w ?){1,500}$', 'a'.repeat(20_000))).toMatchObject([{ kind: 'pattern' }])
    expect(problems('^\\w+$', 'a'.repeat(20_000))).toEqual([])
  })

  it('[B1] keeps nobody out of a version that has one which cannot be run, and holds back the next', () => {
    for (const pattern of ['(a)\\1', '(?<=a)b', '(a{1,1000}){1,1000}', '(']) {
      expect(problems(pattern, 'anything')).toEqual([])
      const definition = { languages: ['en'], pages: [{ id: 'p', name: 'p', elements: elements(pattern) }] }
      const errors = checkDefinition(definition, { purpose: {}, plan: {} }).filter(({ level }) => level === 'error')
      expect(errors).toMatchObject([{ at: 'a', path: 'a.validators.0.regex', detail: pattern }])
    }
  })
})

it('[B1] a pattern that cannot be run is named at its place by both imports', () => {
  const options = { newId: () => `id${++ids}`, language: 'en' }
  const regex = '^(\\d)-\\1$'
  const source = { elements: [{ type: 'text', name: 'a', validators: [{ type: 'regex', regex }] }] }
  expect(importSurveyJS(source, options)).toMatchObject({
    notes: [{ path: '.elements[0].validators[0]', reason: 'pattern' }],
  })
  const survey = [
    ['type', 'name', 'label', 'constraint'],
    ['text', 'a', 'A', `regex(., '${regex}')`],
  ]
  expect(importXlsform({ survey }, options)).toMatchObject({
    notes: [{ sheet: 'survey', row: 2, column: 'constraint', reason: 'pattern' }],
  })
})

it('no question and no option is called as something every object has', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])
    expect(v.is(id, name)).toBe(false)
  for (const name of ['q1', 'proto', '__', 'other-2']) expect(v.is(id, name)).toBe(true)
})
