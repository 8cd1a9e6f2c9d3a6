import { describe, expect, it } from 'vitest'
import { evenTime, evenValues } from '../../../web/console/survey/results/charts/even.ts'

describe('[M12] what a chart has no column for', () => {
  it('are no days or hours between the first and the last: a pause is seen as one', () => {
    const days = evenTime({ '2026-03-01': 4, '2026-02-27': 2 }, 'day')
    expect(days.map(({ name, label, count }) => [name, label, count])).toEqual([
      ['2026-02-27', '02-27', 2],
      ['2026-02-28', '02-28', 0],
      ['2026-03-01', '03-01', 4],
    ])
    // 02:00 does not exist there on that day: an hour without responses, like any.
    const hours = evenTime({ '2026-03-29T01': 1, '2026-03-29T03': 2 }, 'hour')
    expect(hours.map(({ label, count }) => [label, count])).toEqual([
      ['03-29 01:00', 1],
      ['03-29 02:00', 0],
      ['03-29 03:00', 2],
    ])
    expect(evenTime({}, 'day')).toEqual([])
  })

  it('are no values between, where they are few; far off, they stand beside each other', () => {
    expect(
      evenValues(
        [
          [1, 5],
          [4, 2],
        ],
        null,
      ).map(({ label, count }) => [label, count]),
    ).toEqual([
      ['1', 5],
      ['2', 0],
      ['3', 0],
      ['4', 2],
    ])
    expect(
      evenValues(
        [
          [10, 5],
          [40, 2],
        ],
        { width: 10, whole: true },
      ).map(({ label }) => label),
    ).toEqual([...['10–19', '20–29', '30–39', '40–49']])
    expect(
      evenValues(
        [
          [0.1, 1],
          [0.7, 1],
        ],
        { width: 0.2, whole: false },
      ).map(({ key }) => key),
    ).toEqual(['0.1', '0.3', '0.5', '0.7'])
    expect(
      evenValues(
        [
          [1, 5],
          [2_000, 2],
        ],
        null,
      ),
    ).toHaveLength(2)
    expect(
      evenValues(
        [
          [0.5, 5],
          [3, 2],
        ],
        null,
      ),
    ).toHaveLength(2)
  })
})
