import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { id } from '../../../functions/contract/survey/common.ts'
import { isPattern } from '../../../functions/contract/survey/validator.ts'

describe('a pattern that anybody’s answer is held against', () => {
  // Each takes seconds to years for an answer of forty characters.
  it.each([
    '^(a+)+$',
    '^(((a+)))+$',
    '^(a|a)*$',
    '^(?:a|aa)+$',
    '^((a|a))*$',
    '^(a|A)*$',
    '^(\\w|\\d)+$',
    '^(a?){40}$',
    '^(a|a){40}$',
    '^([ab]|a){2,}$',
    '^(?:x(?:a|a))*$',
    '^(a{1,20}){2,}$',
    '^(?<name>a*)*$',
    '^(\\(a+)*$',
    '^(|a)+$',
    '^(a*){6}$',
    '^(((a|a){6}){6}){6}$',
    `^${'a?'.repeat(40)}${'a'.repeat(40)}$`,
    '^(a{1,500}){6}$',
  ])('is refused where it can match a text in many ways: %s', (pattern) => {
    expect(isPattern(pattern)).toBe(false)
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
  ])('is taken where it cannot: %s', (pattern) => {
    expect(isPattern(pattern)).toBe(true)
  })

  it('is refused where it is none', () => {
    for (const pattern of ['(', '[', 'a**', ')']) expect(isPattern(pattern)).toBe(false)
  })
})

it('no question and no option is called as something every object has', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])
    expect(v.is(id, name)).toBe(false)
  for (const name of ['q1', 'proto', '__', 'other-2']) expect(v.is(id, name)).toBe(true)
})
