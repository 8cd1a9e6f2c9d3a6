import { describe, expect, it } from 'vitest'
import {
  evaluate,
  MAX_EXPRESSION_DEPTH,
  MAX_EXPRESSION_LENGTH,
  namesIn,
  parse,
  print,
  type Scope,
  scopeOf,
} from '#domain/survey/expression/index.ts'

const SHANGHAI = { now: Date.UTC(2024, 1, 29, 17, 30), zone: 'Asia/Shanghai' } // 2024-03-01 01:30 there

function run(
  text: string,
  values: Record<string, unknown> = {},
  environment = SHANGHAI,
  scope: Scope = scopeOf(values),
) {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason} at ${parsed.at}`)
  const value = evaluate(parsed.expression, scope, environment)
  return value instanceof Date ? value.toISOString() : value
}
const printed = (text: string) => {
  const parsed = parse(text)
  return parsed.ok ? print(parsed.expression) : parsed
}

describe('[SX1] the grammar is SurveyJS’s', () => {
  it.each([
    ['{a} == 1 && {b} equals 2', '({a} = 1) and ({b} = 2)'],
    ['{a} => 1 || {b} =< 2', '({a} >= 1) or ({b} <= 2)'],
    ['{a}<>1or{b}greater 2', '({a} != 1) or ({b} > 2)'],
    ['1 + 2 * 3 ^ 2 - 4', '(1 + (2 * (3 ^ 2))) - 4'],
    ['{a} *= 1', '{a} contains 1'],
    ['{a} contains', '{a} contains null'],
    ['!{a} notempty', '!{a} notempty'],
    ['negate {a}', '!{a}'],
    ['{a} anyof [1, b, "c"]', "{a} anyof [1, 'b', 'c']"],
    ["'it\\'s'", "'it\\'s'"],
    ['iif({a}, 0x10, -2.50)', 'iif({a}, 16, -2.5)'],
    ['iif({a} > 0, "x", null', "iif({a} > 0, 'x', null)"],
    ['{#a.b[0]} or {c} or {d}', '{#a.b[0]} or {c} or {d}'],
  ])('%s', (text, canonical) => {
    expect(printed(text)).toBe(canonical)
    expect(printed(canonical)).toBe(canonical)
  })

  it('a number is printed without an exponent, which the language does not have', () => {
    expect(printed('1000000000000000000000000')).toBe('1000000000000000000000000')
    expect(printed('0.00000001')).toBe('0.00000001')
    expect(printed('-0')).toBe('0')
  })

  it('names are listed once, wherever they stand', () => {
    const parsed = parse('iif({a} = [{b}, !{c}], sumInArray({d}, "x", {a} > 1), {e} empty)')
    expect(parsed.ok && namesIn(parsed.expression).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('[SX2] what cannot be parsed is refused with a reason and a position', () => {
  it.each([
    ['', 'empty', 0],
    ['  \n', 'empty', 0],
    ['{a} = ', 'operand-expected', 6],
    ['{a} and ]', 'operand-expected', 8],
    ['iif({a}, -0x10)', 'unexpected', 11],
    ['{a} = 1 2', 'unexpected', 8],
    ["{a} = 'x", 'unclosed', 6],
    ['{a = 1', 'unclosed', 0],
    ['1 + [1, 2', 'unclosed', 4],
    ['(1 + 2) 3 (', 'unexpected', 8],
    ['{a} <!= 123', 'operand-expected', 6],
    ['('.repeat(MAX_EXPRESSION_DEPTH + 1), 'too-deep', MAX_EXPRESSION_DEPTH],
    ['!'.repeat(100_000).slice(0, MAX_EXPRESSION_LENGTH), 'too-deep', MAX_EXPRESSION_DEPTH],
    ['1+'.repeat(MAX_EXPRESSION_LENGTH), 'too-long', MAX_EXPRESSION_LENGTH],
  ])('%j', (text, reason, at) => {
    expect(parse(text)).toEqual({ ok: false, reason, at })
  })
})

describe('[SX3] operators', () => {
  it.each([
    ["{a} = 'YES '", { a: 'yes' }, true],
    ["{a} = '5'", { a: 5 }, true],
    ["{a} + ''", { a: '007' }, '007'],
    ['{a} = true', { a: 'true' }, true],
    ['{a} = [2, 1]', { a: [1, 2] }, true],
    ['{a} < 5', {}, false],
    ['{a} <= 5', { a: '5' }, true],
    ['{a} contains 1', { a: [1, 2] }, true],
    ['{a} contains [1, 2]', { a: [2, 3, 1] }, true],
    ["{a} contains 'B'", { a: 'abc' }, true],
    ["{a} notcontains 'x'", {}, true],
    ['{a} anyof [1, 9]', { a: [1, 2] }, true],
    ['{a} allof [1, 9]', { a: [1, 2] }, false],
    ['{a} noneof [8, 9]', { a: [1, 2] }, true],
    ['{a} empty', { a: { b: '' } }, true],
    ['{a} notempty', { a: 0 }, true],
    ['{a} + {b}', { a: 0.1, b: 0.2 }, 0.3],
    ['{a} + {b}', { a: 'x', b: [1, 2] }, 'x1, 2'],
    ['{a} + 2', {}, 2],
    ['{a} / 0', { a: 1 }, null],
    ['7 % 4 + 2 ^ 3', {}, 11],
    ["'1' + 1", {}, '11'],
    ['{constructor} = undefined', {}, true],
    ['constructor()', {}, null],
    ["{a} = 'x'", { a: { toString: 1, valueOf: 1 } }, false],
    ["{a} + {a} > 'x'", { a: { toString: 1, valueOf: 1 } }, false],
  ])('%s %j', (text, values, expected) => {
    expect(run(text, values)).toEqual(expected)
  })

  it('the order of a ranking counts', () => {
    const scope = { find: () => ({ value: ['b', 'a'], ordered: true }) }
    expect(run("{r} = ['a', 'b']", {}, SHANGHAI, scope)).toBe(false)
    expect(run("{r} != ['b', 'a']", {}, SHANGHAI, scope)).toBe(false)
  })
})

describe('[SX4] names', () => {
  const values = { 'a.b': { c: [{ d: 1 }, { d: 2 }] }, Plain: 'x', list: ['p', 'q'] }
  it.each([
    ['{a.b.c[0].d}', 1],
    ['{A.B.C[-1].D}', 2],
    ['{a.b.c[5].d}', null],
    ['{a.b.c.length}', 2],
    ['{missing.length}', 0],
    ['{plain}', 'x'],
    ['{list[1]}', 'q'],
    ['{"k": [1]}', { k: [1] }],
    ['{"k": }', null],
  ])('%s', (text, expected) => {
    expect(run(text, values)).toEqual(expected)
  })

  it('a # keeps the text of a number', () => {
    expect(run('{n}', { n: '12' })).toBe(12)
    expect(run('{#n}', { n: '12' })).toBe('12')
  })
})

describe('[SX5] functions', () => {
  const rows = { m: [{ n: 1, t: 'a' }, { n: '5', t: 'b' }, { n: 3 }, { t: 'c' }], limit: 2 }
  it.each([
    ['sum({l}, 0.2)', { l: [0.1, '3', null] }, 3.3],
    ['avg(1, [2, 6])', {}, 3],
    ['min(3, {l})', { l: [2, 9] }, 2],
    ['max(3, {l})', { l: [2, 9] }, 9],
    ['count({l}, 1)', { l: [2, null] }, 2],
    ['round(1.005, 2)', {}, 1.01],
    ['trunc(-1.987, 2)', {}, -1.98],
    ['trunc(1.9)', {}, 1],
    ['iif({l} > 1, "a", "b")', { l: 2 }, 'a'],
    ['substring("abcdef", 1, 3)', {}, 'bc'],
    ["sumInArray({m}, 'n')", rows, 9],
    ["sumInArray({m}, 'n', {n} > {limit})", rows, 8],
    ["sumInArray({m}, 'n', '{n} > {limit}')", rows, 8],
    ["countInArray({m}, 't')", rows, 3],
    ["avgInArray({m}, 'n', {n} > 1)", rows, 4],
    ["maxInArray({m}, 'n')", rows, 5],
    ["maxInArray({m}, 'n', 't')", rows, 'b'],
    ["minInArray({m}, 'n', 't', {n} > 1)", rows, undefined],
  ])('%s', (text, values, expected) => {
    expect(run(text, values)).toEqual(expected)
  })

  it('an answer is never read as an expression', () => {
    const answer = "sumInArray({m}, 'n', {q})"
    expect(run(answer, { ...rows, q: answer })).toBe(0)
  })
})

describe('[SX6] dates are those of the survey’s zone, whatever the machine’s', () => {
  const york = { ...SHANGHAI, zone: 'America/New_York' } // 2024-02-29 12:30 there
  it.each([
    ['today()', SHANGHAI, '2024-02-29T16:00:00.000Z'],
    ['today()', york, '2024-02-29T05:00:00.000Z'],
    ['today(-1)', SHANGHAI, '2024-02-28T16:00:00.000Z'],
    ['currentDate()', york, '2024-02-29T17:30:00.000Z'],
    ['day()', SHANGHAI, 1],
    ['day()', york, 29],
    ['month("2024-12-31")', york, 12],
    ['weekday("2024-03-03")', SHANGHAI, 0],
    ['getDate("2024-03-10")', york, '2024-03-10T05:00:00.000Z'],
    ['getDate("2024-03-10T12:00")', york, '2024-03-10T16:00:00.000Z'],
    ['dateAdd("2024-03-09T12:00", 1, "days")', york, '2024-03-10T16:00:00.000Z'],
    ['dateAdd("2024-01-31", 1, "months")', SHANGHAI, '2024-03-01T16:00:00.000Z'],
    ['dateDiff("2024-03-10", "2024-03-12")', york, 2],
    ['dateDiff("2024-03-10", "2024-03-11", "hours")', york, 23],
    ['dateDiff("2020-02-29", "2024-02-28", "years")', york, 3],
    ['age("2006-03-01")', SHANGHAI, 18],
    ['age("2006-03-01")', york, 17],
    ['today() = "2024-03-01"', SHANGHAI, true],
    ['"2024-03-02" > today()', SHANGHAI, true],
    ['getYear("2024-03-02") + currentYear()', york, 4048],
  ])('%s', (text, environment, expected) => {
    expect(run(text, {}, environment)).toEqual(expected)
  })

  it('a text that is no date compares as nothing', () => {
    expect(run('getDate({a}) > today() or getDate({a}) < today()', { a: 'nonsense' })).toBe(false)
  })
})
