import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuestionResult, StaffResults } from '#contract/survey/results.ts'
import { advance, NO_BATCHES } from '#domain/survey/results/batch.ts'
import { median } from '#domain/survey/results/median.ts'
import { present } from '#domain/survey/results/present.ts'
import { effectiveSize, rake } from '#domain/survey/results/rake.ts'
import { stepText, widen } from '#domain/survey/results/widen.ts'
import { binOf, NUMBER_BINS } from '#domain/survey/tally/number.ts'

const question = (id: string, answered: number): QuestionResult => ({
  ...{ id, asked: answered, answered, options: { yes: answered }, places: {}, numbers: [], step: null, median: null },
})

describe('[Q6] live results', () => {
  const step = fc.record({ a: fc.nat(3), b: fc.nat(1) })
  const steps = fc.array(step, { maxLength: 60 })
  const countsOf = (all: readonly { a: number; b: number }[]): StaffResults => {
    const [a, b] = [all.reduce((sum, each) => sum + each.a, 0), all.reduce((sum, each) => sum + each.b, 0)]
    const total = all.reduce((sum, each) => sum + Math.max(each.a, each.b), 0)
    const questions = [question('a', a), question('b', b)]
    return { ...NO_BATCHES.shown, total, settled: total, languages: { en: total }, questions }
  }
  /** By how much each number differs, between what was seen and what is. */
  const differences = (seen: StaffResults, now: StaffResults): number[] => [
    now.total - seen.total,
    ...seen.questions.map(
      ({ id, answered }) => (now.questions.find((one) => one.id === id)?.answered ?? 0) - (answered ?? 0),
    ),
  ]

  it('move by a batch of answers at least, each question by itself, and are at most two batches behind', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 10 }), (given, batch) => {
        let batches = NO_BATCHES
        for (const at of given.keys()) {
          const now = countsOf(given.slice(0, at + 1))
          const next = advance(batches, now, batch, at)
          for (const grew of differences(batches.shown, next.shown)) expect(grew === 0 || grew >= batch).toBe(true)
          expect(next.shown.languages.en ?? 0).toBe(next.shown.total)
          for (const { answered, options } of next.shown.questions) expect(options.yes).toBe(answered)
          // A move counts all there is, which is up to three answers more than a batch here.
          for (const behind of differences(next.shown, now)) expect(behind).toBeLessThan(2 * batch + 3)
          if (JSON.stringify(next) === JSON.stringify(batches)) expect(next).toBe(batches)
          batches = next
        }
      }),
    )
  })

  it('whenever answering ends, differ by a batch from the exact results that follow', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 10 }), (given, batch) => {
        let batches = NO_BATCHES
        for (const at of given.keys()) {
          const now = countsOf(given.slice(0, at + 1))
          batches = advance(batches, now, batch, at)
          // Of responses as a whole nothing is seen until the first move.
          const unseen = batches.shown.total > 0 ? 0 : 1
          for (const left of differences(batches.shown, now).slice(unseen)) expect(left).toBeGreaterThanOrEqual(batch)
        }
      }),
    )
  })
})

/** The same fitting in its plainest form, on a table of two margins, cell by cell. */
const fitNaively = (table: number[][], rows: number[], columns: number[]): number[][] => {
  let cells = table.map((row) => [...row])
  const whole = table.flat().reduce((sum, each) => sum + each, 0)
  for (let round = 0; round < 3_000; round++) {
    cells = cells.map((row, at) => {
      const sum = row.reduce((total, each) => total + each, 0)
      return row.map((each) => (sum === 0 ? 0 : (each * (rows[at] ?? 0) * whole) / sum))
    })
    const sums = columns.map((_, column) => cells.reduce((total, row) => total + (row[column] ?? 0), 0))
    cells = cells.map((row) =>
      row.map((each, at) => (sums[at] === 0 ? 0 : (each * (columns[at] ?? 0) * whole) / (sums[at] ?? 1))),
    )
  }
  return cells
}

describe('[Q8] raking', () => {
  const shares = (size: number) =>
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: size, maxLength: size }).map((parts) => {
      const whole = parts.reduce((sum, each) => sum + each, 0)
      return parts.map((each) => each / whole)
    })
  const table = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 3 }), {
    ...{ minLength: 2, maxLength: 2 },
  })

  it('agrees with the plain fitting of the table, and meets every margin', () => {
    fc.assert(
      fc.property(table, shares(2), shares(3), (counts, rows, columns) => {
        const people = counts.flatMap((row, r) =>
          row.flatMap((count, c) => Array.from({ length: count }, () => ({ sex: String(r), age: String(c) }))),
        )
        const margins = {
          sex: Object.fromEntries(rows.map((share, at) => [at, share])),
          age: Object.fromEntries(columns.map((share, at) => [at, share])),
        }
        const raked = rake(
          people.map((of) => ({ of, count: 1 })),
          margins,
        )
        // The same people in groups weigh the same.
        const groups = counts.flatMap((row, r) =>
          row.map((count, c) => ({ of: { sex: String(r), age: String(c) }, count })),
        )
        const together = rake(groups, margins)
        if (!together.ok || !raked.ok) throw new Error('not raked')
        expect(
          effectiveSize(
            together.weights,
            groups.map(({ count }) => count),
          ),
        ).toBeCloseTo(effectiveSize(raked.weights), 3)
        expect(raked.converged).toBe(true)
        const expected = fitNaively(counts, rows, columns)
        for (const [at, { sex, age }] of people.entries()) {
          const cell = expected[Number(sex)]?.[Number(age)] ?? 0
          expect(raked.weights[at]).toBeCloseTo(cell / (counts[Number(sex)]?.[Number(age)] ?? 1), 3)
        }
        const mean = raked.weights.reduce((sum, each) => sum + each, 0) / people.length
        expect(mean).toBeCloseTo(1, 9)
        expect(effectiveSize(raked.weights)).toBeLessThanOrEqual(people.length + 1e-9)
      }),
      { numRuns: 50 },
    )
  })

  it('names what cannot be weighted: in the population and not in the sample, or the other way round', () => {
    const m = (sex: string) => ({ of: { sex }, count: 1 })
    const raked = rake([m('m'), m('x')], { sex: { m: 0.5, f: 0.5 } })
    expect(raked).toEqual({
      ok: false,
      missing: [
        { margin: 'sex', category: 'f' },
        { margin: 'sex', category: 'x' },
      ],
    })
  })

  it('Kish: equal weights tell as much as they are many, one weight alone as much as one', () => {
    expect(effectiveSize([2, 2, 2])).toBe(3)
    expect(effectiveSize([1, 0, 0])).toBe(1)
    expect(effectiveSize([3, 1])).toBeCloseTo(16 / 10)
    expect(effectiveSize([])).toBe(0)
  })
})

describe('numbers', () => {
  it('have the median of the list they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (list) => {
        const sorted = [...list].sort((a, b) => a - b)
        const middle = [sorted[Math.floor((list.length - 1) / 2)] ?? 0, sorted[Math.floor(list.length / 2)] ?? 0]
        const counted = [...Map.groupBy(sorted, (value) => value)].map(([value, all]) => [value, all.length] as const)
        expect(median(counted)).toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2)
      }),
    )
    expect(median([])).toBeNull()
  })

  it('are counted exactly from 0 to 2,999, others by two digits, in so many counters at most', () => {
    for (const exact of [0, 1, 18, 1984, 2_999]) expect(binOf(exact)).toBe(exact)
    expect([3_000, 12_345, 0.35, 99.96, -7, -1_999, 1e300, -1e300, 0.0004].map(binOf)).toEqual([
      ...[3_000, 12_000, 0.35, 100, -7, -2_000, 9.9e9, -9.9e9, 0],
    ])
    const bins = new Set<number>()
    for (let exponent = -4; exponent < 14; exponent++)
      for (let digits = 10_00; digits < 100_00; digits += 7)
        for (const sign of [1, -1]) bins.add(binOf((sign * digits * 10 ** exponent) / 1000))
    for (let whole = 0; whole < 4_000; whole++) bins.add(binOf(whole))
    expect(bins.size).toBeLessThanOrEqual(NUMBER_BINS)
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Math.abs(binOf(value)) <= 1e10),
    )
  })

  it('are read as themselves, or from where to where a step of them goes', () => {
    expect(stepText(2, null)).toBe('2')
    expect(stepText(10, { width: 10, whole: true })).toBe('10–19')
    expect(stepText(2, { width: 1, whole: true })).toBe('2')
    expect(stepText(0.1, { width: 0.2, whole: false })).toBe('0.1–<0.3')
    expect(stepText(-20, { width: 10, whole: true })).toBe('-20–-11')
  })

  it('are said to be rounded where some are counted as others near them', () => {
    const reading = { id: 'n', title: '', kind: 'numbers' as const, options: [], table: null, written: false }
    const rounded = (numbers: [number, number][], step: QuestionResult['step'] = null) =>
      present({ questions: [{ ...question('n', 10), options: {}, numbers, step }] }, [reading])[0]?.rounded
    expect(
      rounded([
        [18, 5],
        [2_999, 5],
      ]),
    ).toBe(false)
    expect(
      rounded([
        [18, 5],
        [12_000, 5],
      ]),
    ).toBe(true)
    expect(rounded([[0.5, 10]])).toBe(true)
    expect(
      rounded(
        [
          [0, 5],
          [1_000, 5],
        ],
        { width: 1_000, whole: true },
      ),
    ).toBe(false)
    expect(
      rounded(
        [
          [0, 5],
          [2_000, 5],
        ],
        { width: 2_000, whole: true },
      ),
    ).toBe(true)
  })

  it('spread over few steps lose none', () => {
    const value = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.constantFrom(0.1, 0.35, 12.5, 99_000, 9.9e9))
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 60 }), (values) => {
        const counted = values.sort((a, b) => a - b).map((each, at) => [each, at + 1] as const)
        const { values: steps, step } = widen(counted, 10)
        expect(steps.length).toBeLessThanOrEqual(12)
        expect(steps.reduce((sum, [, count]) => sum + count, 0)).toBe((values.length * (values.length + 1)) / 2)
        expect(steps.map(([from]) => from)).toEqual(steps.map(([from]) => from).sort((a, b) => a - b))
        // Every value lies in the step that is said of it.
        const within = (one: number) =>
          steps.some(([from]) => one === from || (one > from && one < from + (step?.width ?? 0)))
        expect(values.every(within)).toBe(true)
      }),
    )
  })
})
