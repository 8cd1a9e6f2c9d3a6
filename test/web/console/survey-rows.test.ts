import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#domain/survey/expression/index.ts'
import {
  fromRows,
  ROW_OPERATORS,
  type Row,
  takesMany,
  takesNoValue,
  toRows,
} from '../../../web/console/survey/build/conditions/rows.ts'

describe('[SB2] conditions without typing an expression', () => {
  it('shows comparisons as rows, and gives the same expression back', () => {
    expect(toRows("{a} = 'x' and {b.c} notempty and {d} anyof ['p', 2]")).toEqual({
      join: 'all',
      rows: [
        { name: 'a', operator: '=', values: ['x'] },
        { name: 'b.c', operator: 'notempty', values: [] },
        { name: 'd', operator: 'anyof', values: ['p', 2] },
      ],
    })
    expect(toRows('{a} > 1 or {b} = true')).toMatchObject({ join: 'any', rows: [{ values: [1] }, { values: [true] }] })
    expect(toRows('')).toEqual({ join: 'all', rows: [] })
  })

  it('leaves alone what rows cannot say', () => {
    for (const text of [
      ...["{a} = 'x' and ({b} = 1 or {c} = 2)", '{a} = {b}', "!({a} = 'x')", 'age({a}) > 18', '{#a} = 1', '{a} = '],
      ...['{a} = 1 and ({b} = 1 and {c} = 1)', "'x' = {a}", '{a} = [1, 2]'],
    ])
      expect(toRows(text), text).toBeNull()
  })

  it('says any rows as an expression that shows as the same rows', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
    const value = fc.oneof(fc.stringMatching(/^[^\\{}]{1,12}$/), fc.integer({ min: -999, max: 999 }), fc.boolean())
    const row = fc.tuple(name, fc.constantFrom(...ROW_OPERATORS), fc.array(value, { minLength: 1, maxLength: 3 })).map(
      ([first, operator, values]): Row => ({
        name: first,
        operator,
        values: takesNoValue(operator) ? [] : takesMany(operator) ? values : values.slice(0, 1),
      }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(row, { minLength: 2, maxLength: 5 }),
        (join, rows) => {
          const text = fromRows({ join, rows })
          expect(parse(text).ok, text).toBe(true)
          expect(toRows(text)).toEqual({ join, rows })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('leaves out a row that is not filled in yet', () => {
    expect(fromRows({ join: 'all', rows: [{ name: '', operator: '=', values: ['x'] }] })).toBe('')
    expect(fromRows({ join: 'all', rows: [{ name: 'a', operator: '=', values: [] }] })).toBe('')
  })
})
