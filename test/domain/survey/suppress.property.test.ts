import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuestionResult } from '#contract/survey/results.ts'
import { hashOf } from '#domain/hash.ts'
import { complement, suppressQuestion, suppressResults } from '#domain/survey/results/suppress.ts'

const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 5 })
// With 2 a hidden count can only be one: the contract does not allow it.
const threshold = fc.integer({ min: 3, max: 6 })
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Everything the counts could be, for somebody who sees the sum and the shown ones and knows that zeros are shown. */
function* consistent(published: readonly (number | null)[], total: number, least: 0 | 1): Generator<number[]> {
  const [first, ...others] = published
  if (first === undefined) {
    if (total === 0) yield []
    return
  }
  const values = first === null ? Array.from({ length: total + 1 }, (_, value) => value).slice(least) : [first]
  for (const value of values)
    if (value <= total) for (const rest of consistent(others, total - value, least)) yield [value, ...rest]
}

const permutations = (values: readonly number[]): number[][] =>
  values.length === 0
    ? [[]]
    : values.flatMap((value) => permutations(values.filter((other) => other !== value)).map((rest) => [value, ...rest]))

const publish = (real: readonly number[], limit: number, order = [...real.keys()]) => {
  const hidden = complement(real, limit, (at) => order.indexOf(at))
  return {
    all: hidden === null,
    published: real.map((count, at) => (hidden === null || hidden.has(at) ? null : count)),
  }
}

describe('[Q5] counts below the threshold, of a question whose answers add up', () => {
  it('are hidden, and could be as large as the threshold for all that can be worked out', () => {
    fc.assert(
      fc.property(counts, threshold, (real, limit) => {
        fc.pre(sum(real) >= limit)
        const { all, published } = publish(real, limit)
        for (const [at, count] of real.entries())
          if (count > 0 && count < limit) expect(published[at], `${real} ${limit}`).toBeNull()
        const possible = [...consistent(published, sum(real), all ? 0 : 1)]
        expect(possible).toContainEqual([...real])
        for (const [at, shown] of published.entries()) {
          if (shown !== null) continue
          expect(Math.max(...possible.map((each) => each[at] ?? 0))).toBeGreaterThanOrEqual(limit)
          expect(Math.min(...possible.map((each) => each[at] ?? 0))).toBeLessThan(limit)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('are not told by how they were hidden either: other counts would have been published just so', () => {
    fc.assert(
      fc.property(counts, threshold, (real, limit) => {
        fc.pre(sum(real) >= limit)
        const seen = JSON.stringify(publish(real, limit).published)
        const everything = [...consistent(publish(real, limit).published, sum(real), 0)]
        const orders = permutations([...real.keys()])
        const alike = everything.filter((other) =>
          orders.some((order) => JSON.stringify(publish(other, limit, order).published) === seen),
        )
        for (const [at, count] of real.entries())
          if (count > 0 && count < limit) expect(new Set(alike.map((each) => each[at])).size).toBeGreaterThan(1)
      }),
      { numRuns: 300 },
    )
  })

  it('are shown where none is small', () => {
    expect(complement([0, 5, 7], 5, Number)).toEqual(new Set())
    expect(complement([3, 20, 8], 5, Number)).toEqual(new Set([0, 2]))
    expect(complement([1, 4], 5, Number)).toBeNull()
  })
})

describe('[Q5] a published question', () => {
  const question = (more: Partial<QuestionResult>): QuestionResult => ({
    ...{ id: 'q', asked: null, answered: 100, options: {}, places: {}, numbers: [], step: null, median: null },
    ...more,
  })

  it('with fewer answers than the threshold shows nothing', () => {
    const seen = suppressQuestion(question({ answered: 4, options: { a: 4 }, numbers: [[3, 4]], median: 3 }), 5, Number)
    expect(seen).toEqual(question({ answered: null }))
  })

  it('of several choices hides the small ones alone, for nothing adds up', () => {
    const seen = suppressQuestion(question({ answered: 20, options: { a: 15, b: 2, c: 18 } }), 5, Number)
    expect(seen.options).toEqual({ a: 15, b: null, c: 18 })
  })

  it('of a single choice hides another, from which the small one could be worked out', () => {
    const seen = suppressQuestion(question({ answered: 20, options: { a: 12, b: 2, c: 6 } }), 5, Number)
    expect(seen.options).toEqual({ a: 12, b: null, c: null })
  })

  it('of numbers shows few wide steps', () => {
    const numbers = Array.from({ length: 80 }, (_, at) => [18 + at, 2] as [number, number])
    const seen = suppressQuestion(question({ answered: 160, numbers, median: 57.5 }), 5, Number)
    expect(seen.numbers.length).toBeLessThanOrEqual(10)
    // Two of 18 and two of 19: hidden, and the smallest other step with them.
    expect(seen.numbers.filter(([, count]) => count === null).map(([from]) => from)).toEqual([10, 90])
    expect(seen.step).toEqual({ width: 10, whole: true })
    expect(seen.median).toBe(57.5)
  })
})

describe('[Q5] [Q17] how many came which way', () => {
  const publish = (channels: Record<string, number>, limit = 5) => {
    const total = sum(Object.values(channels))
    return suppressResults({ total, channels, questions: [] }, limit, hashOf, []).channels
  }

  it('is told, but for a way that few came and what would give their number away', () => {
    expect(publish({ web: 60, paper: 12, phone: 7 })).toEqual({ web: 60, paper: 12, phone: 7 })
    expect(publish({ web: 60, paper: 12, phone: 3 })).toEqual({ web: 60, paper: null, phone: null })
    expect(publish({ web: 60, paper: 3 })).toEqual({ web: null, paper: null })
    // So few that it is not even told that nobody rang up.
    expect(publish({ web: 4, paper: 1 })).toEqual({ web: null, paper: null, phone: null })
    expect(publish({ web: 2, paper: 2 })).toEqual({ web: null, paper: null, phone: null })
    expect(publish({ web: 60 })).toEqual({ web: 60 })
  })

  it('could, where it is hidden, be the threshold for all that can be worked out', () => {
    const channels = fc.record({ web: fc.integer({ min: 1, max: 12 }), paper: fc.nat(9), phone: fc.nat(9) })
    fc.assert(
      fc.property(channels, threshold, (real, limit) => {
        const there = Object.fromEntries(Object.entries(real).filter(([, count]) => count > 0))
        fc.pre(sum(Object.values(there)) >= limit)
        const published = Object.values(publish(there, limit))
        const all = published.length === 3 && published.every((count) => count === null)
        const possible = [...consistent(published, sum(Object.values(there)), all ? 0 : 1)]
        for (const [at, shown] of published.entries())
          if (shown === null) expect(Math.max(...possible.map((each) => each[at] ?? 0))).toBeGreaterThanOrEqual(limit)
          else expect(shown).toBeGreaterThanOrEqual(limit)
      }),
    )
  })
})
