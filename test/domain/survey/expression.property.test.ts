import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Expression,
  evaluate,
  FUNCTIONS,
  MAX_EXPRESSION_LENGTH,
  parse,
  print,
  scopeOf,
} from '#domain/survey/expression/index.ts'

const HERE = { now: Date.UTC(2024, 4, 5, 6, 7, 8), zone: 'Asia/Shanghai' }
const OPERATORS = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '^'] as const
const WORDS = ['contains', 'notcontains', 'anyof', 'allof', 'noneof'] as const
const CALLS = [
  'iif',
  'sum',
  'round',
  'trunc',
  'today',
  'dateAdd',
  'dateDiff',
  'age',
  'sumInArray',
  'maxInArray',
  'nosuch',
  'substring',
]

const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => !value.endsWith('\\'))
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((value) => !/[{}]|^#/.test(value))
const { expression } = fc.letrec<{ expression: Expression; atom: Expression; list: Expression[] }>((tie) => ({
  atom: fc.oneof(
    fc.record({
      kind: fc.constant('value' as const),
      value: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
        fc.integer(),
      ),
    }),
    fc.record({
      kind: fc.constant('name' as const),
      name: fc.oneof(name, fc.constantFrom('a', 'b.c', 'list[0].n', 'list')),
      raw: fc.boolean(),
    }),
  ),
  list: fc.array(tie('expression'), { maxLength: 3 }),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc.record({ kind: fc.constant('list' as const), items: tie('list') }),
    fc.record({ kind: fc.constant('call' as const), name: fc.constantFrom(...CALLS), args: tie('list') }),
    fc.record({ kind: fc.constant('unary' as const), operator: fc.constant('!' as const), operand: tie('expression') }),
    fc.record({
      kind: fc.constant('unary' as const),
      operator: fc.constantFrom('empty' as const, 'notempty' as const),
      operand: tie('atom'),
    }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...OPERATORS, ...WORDS),
      left: tie('expression'),
      right: tie('expression'),
    }),
  ),
}))

// Answers are whatever somebody sends.
const hostile = fc.constantFrom<unknown>(
  { toString: 1, valueOf: 1 },
  [{ toString: null }],
  'constructor',
  '__proto__',
  JSON.parse('{"__proto__": {"a": 1}}'),
  '2024-13-45',
  -1e308,
)

// Pieces of the language in any order: far likelier than plain noise to reach deep into the parser.
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '[',
        ']',
        '{a}',
        '{',
        '}',
        ',',
        "'",
        '"',
        '\\',
        '!',
        ' ',
        '1',
        '-',
        '.5',
        'f(',
        'not',
        'empty',
        ...OPERATORS,
        ...WORDS,
      ),
      text,
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

describe('[SX7] properties of the language', () => {
  it('parse, print, parse gives the same tree', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(parse(print(tree))).toEqual({ ok: true, expression: tree })
      }),
      { numRuns: 600 },
    )
  })

  it('whatever the text and the answers, the result is a value or a refusal with a position inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(soup, fc.string(), expression.map(print)),
        fc.oneof(fc.jsonValue(), hostile),
        (source, answer) => {
          const parsed = parse(source)
          if (!parsed.ok) {
            expect(parsed.at).toBeGreaterThanOrEqual(0)
            expect(parsed.at).toBeLessThanOrEqual(source.length)
            return
          }
          evaluate(parsed.expression, scopeOf({ a: answer, b: { c: answer }, list: [answer, { n: answer }] }), HERE)
          expect(parse(print(parsed.expression))).toEqual(parsed)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('every function bears every answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(FUNCTIONS)),
        fc.array(fc.oneof(fc.jsonValue(), hostile), { maxLength: 4 }),
        (call, args) => {
          const parsed = parse(`${call}(${args.map((_, at) => `{v${at}}`).join(', ')})`)
          if (!parsed.ok) throw new Error('cannot be parsed')
          evaluate(parsed.expression, scopeOf(Object.fromEntries(args.map((arg, at) => [`v${at}`, arg]))), HERE)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('time is bounded: the worst nesting and the longest chains take no longer than their length', () => {
    const fill = (piece: string) => piece.repeat(Math.floor(MAX_EXPRESSION_LENGTH / piece.length))
    const worst = [
      '(',
      '[',
      '!',
      '(1+[',
      'f(1,[',
      '1+',
      '{a} or ',
      "'\\'",
      'f(',
      '(1 ',
      '[1,',
      '{a} contains ',
      'negate',
      '1,',
      'not ',
    ].map(fill)
    worst.push(`${fill('1+').slice(0, -1)}1`, `${'('.repeat(99)}1${')'.repeat(99)}`, `${'(1+['.repeat(49)}1`)
    // Nested exponentials would take years, so a generous limit tells them from slow machines.
    const started = performance.now()
    for (const source of worst) {
      const parsed = parse(source)
      if (parsed.ok) evaluate(parsed.expression, scopeOf({ a: 'x' }), HERE)
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('rows inside rows inside rows stop at the step limit', () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({ n }))
    const parsed = parse("sumInArray({m}, 'n', sumInArray({m}, 'n', sumInArray({m}, 'n', {n} > 1) > 1) > 1)")
    if (!parsed.ok) throw new Error('cannot be parsed')
    const started = performance.now()
    evaluate(parsed.expression, scopeOf({ m: rows }), HERE)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
