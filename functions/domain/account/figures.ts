import type { AccountCounts } from '../../contract/account/account.ts'
import { median } from '../survey/results/median.ts'
import type { Counters } from './contributions.ts'

/** Counters of several cells as one. */
export const summed = (cells: readonly Counters[]): Counters => {
  const sum: Record<string, number> = {}
  for (const cell of cells) for (const [counter, by] of Object.entries(cell)) sum[counter] = (sum[counter] ?? 0) + by
  return sum
}

/** The numbers under a prefix, ascending, with how often each came. */
const distribution = (counters: Counters, prefix: string): [value: number, count: number][] =>
  Object.entries(counters)
    .flatMap(([name, count]): [number, number][] =>
      name.startsWith(prefix) && count !== 0 ? [[Number(name.slice(prefix.length)), count]] : [],
    )
    .sort(([a], [b]) => a - b)

const average = (values: readonly (readonly [number, number])[]): number | null => {
  const total = values.reduce((sum, [, count]) => sum + count, 0)
  return total > 0 ? values.reduce((sum, [value, count]) => sum + value * count, 0) / total : null
}

/** What a reader is told: the histogram makes average and median exact. */
export const figuresOf = (counters: Counters): AccountCounts => {
  const of = (counter: string) => counters[counter] ?? 0
  const days = distribution(counters, 'days:')
  return {
    received: of('received'),
    answered: of('answered'),
    declined: of('declined'),
    withdrawn: of('withdrawn'),
    onTime: of('onTime'),
    late: of('late'),
    averageDays: average(days),
    medianDays: median(days),
    histogram: days.map(([taken, cases]) => ({ days: taken, cases })),
    ratings: { 5: of('score:5'), 4: of('score:4'), 3: of('score:3'), 2: of('score:2'), 1: of('score:1') },
    averageRating: average(distribution(counters, 'score:')),
  }
}
