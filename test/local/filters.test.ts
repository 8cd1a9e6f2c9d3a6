import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFilter, compileFilters } from '../../infra/local/filters.ts'

const matches = (pattern: unknown, event: unknown): boolean => compileFilter(JSON.stringify(pattern))(event)

const insert = (pk: string, image: Record<string, unknown> = {}) => ({
  eventName: 'INSERT',
  dynamodb: { Keys: { pk: { S: pk } }, NewImage: image, SizeBytes: 42 },
})

describe('operators, as the Lambda developer guide gives them', () => {
  test.each([
    ['equal', { eventName: ['INSERT'] }, true],
    ['one of several', { eventName: ['REMOVE', 'INSERT'] }, true],
    ['none of several', { eventName: ['REMOVE', 'MODIFY'] }, false],
    ['all fields must match', { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: ['other'] } } } }, false],
    ['prefix', { dynamodb: { Keys: { pk: { S: [{ prefix: 'ACT#' }] } } } }, true],
    ['one of several prefixes', { dynamodb: { Keys: { pk: { S: [{ prefix: 'Q#' }, { prefix: 'ACT#' }] } } } }, true],
    ['suffix', { dynamodb: { Keys: { pk: { S: [{ suffix: '#1' }] } } } }, true],
    ['ignoring case', { dynamodb: { Keys: { pk: { S: [{ 'equals-ignore-case': 'act#1' }] } } } }, true],
    ['numeric equal', { dynamodb: { SizeBytes: [{ numeric: ['=', 42] }] } }, true],
    ['numeric range', { dynamodb: { SizeBytes: [{ numeric: ['>', 40, '<=', 42] }] } }, true],
    ['outside a numeric range', { dynamodb: { SizeBytes: [{ numeric: ['>', 42] }] } }, false],
    [
      'DynamoDB’s numbers are text and never compare',
      { dynamodb: { NewImage: { n: { N: [{ numeric: ['=', 5] }] } } } },
      false,
    ],
    ['anything but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['anything but this', { eventName: [{ 'anything-but': ['INSERT'] }] }, false],
    ['anything but a prefix', { dynamodb: { Keys: { pk: { S: [{ 'anything-but': { prefix: 'ACT#' } }] } } } }, false],
    ['exists', { dynamodb: { NewImage: { n: { N: [{ exists: true }] } } } }, true],
    ['does not exist', { dynamodb: { NewImage: { m: { N: [{ exists: false }] } } } }, true],
    ['exists, but does not', { dynamodb: { NewImage: { m: { S: [{ exists: true }] } } } }, false],
    ['only leaves exist', { dynamodb: { NewImage: { n: [{ exists: true }] } } }, false],
    ['or', { $or: [{ eventName: ['REMOVE'] }, { dynamodb: { SizeBytes: [42] } }] }, true],
    ['or, beside a field', { dynamodb: { SizeBytes: [1] }, $or: [{ eventName: ['INSERT'] }] }, false],
    ['null', { dynamodb: { NewImage: { nothing: [null] } } }, true],
  ])('%s', (_, pattern, expected) => {
    expect(matches(pattern, insert('ACT#1', { n: { N: '5' }, nothing: null }))).toBe(expected)
  })
})

test.each([
  ['[', 'not JSON'],
  ['{"a": "x"}', 'needs a list or an object at event.a'],
  ['{"a": []}', 'empty'],
  ['{"a": [{"wildcard": "x*"}]}', 'not a filter operator'],
  ['{"a": [{"numeric": ["!", 3]}]}', 'not a numeric filter'],
  ['{"a": [{"prefix": 3}]}', 'needs text'],
])('%s is refused when the runtime starts', (text, message) => {
  expect(() => compileFilter(text)).toThrow(message)
})

describe('properties', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))

  test('a pattern made of an event’s own values matches it, and with one value changed does not', () => {
    const record = fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '$or' && key !== '__proto__'),
      scalar,
      {
        minKeys: 1,
        maxKeys: 5,
      },
    )
    fc.assert(
      fc.property(record, fc.nat(), scalar, (event, at, other) => {
        const pattern = Object.fromEntries(Object.entries(event).map(([key, value]) => [key, [value]]))
        expect(matches(pattern, event)).toBe(true)
        const keys = Object.keys(event)
        const key = keys[at % keys.length] ?? ''
        if (other === event[key]) return
        expect(matches(pattern, { ...event, [key]: other })).toBe(false)
      }),
    )
  })

  test('anything-but is the opposite of equal for what is present', () => {
    fc.assert(
      fc.property(scalar, fc.array(scalar, { minLength: 1 }), (value, list) => {
        expect(matches({ a: [{ 'anything-but': list }] }, { a: value })).toBe(!matches({ a: list }, { a: value }))
      }),
    )
  })

  test('prefix and suffix agree with the language', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, affix) => {
        expect(matches({ a: [{ prefix: affix }] }, { a: value })).toBe(value.startsWith(affix))
        expect(matches({ a: [{ suffix: affix }] }, { a: value })).toBe(value.endsWith(affix))
      }),
    )
  })

  test('an event passes if one filter matches, and always if there are none', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (wanted, value) => {
        const filters = wanted.map((one) => JSON.stringify({ a: [one] }))
        expect(compileFilters(filters)({ a: value })).toBe(wanted.length === 0 || wanted.includes(value))
      }),
    )
  })
})
