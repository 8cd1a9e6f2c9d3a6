/** A known margin: for each category its share of the population; shares add up to about 1. */
export type Margin = Readonly<Record<string, number>>

/** What a respondent is, by margin; a margin they did not answer is left out, and does not weigh them. */
type Respondent = Readonly<Record<string, string>>

/** Respondents who are alike by every margin, and so weigh alike: however many answer, there are few of these. */
export interface Group {
  of: Respondent
  count: number
}

export type Raked =
  | {
      ok: true /** Of one respondent, group by group. */
      weights: number[]
      rounds: number
      converged: boolean /** Largest miss of a share. */
      miss: number
    }
  /** A category that is in the population and in no response cannot be weighted up; or the other way round. */
  | { ok: false; missing: { margin: string; category: string }[] }

const MAX_ROUNDS = 200
/** A share is met when it is off by less than this. */
const TOLERANCE = 1e-6

/**
 * Raking (iterative proportional fitting): weights, 1 on average, under which every margin has its known shares. Margins are
 * fitted one after the other until all hold at once.
 */
export const rake = (groups: readonly Group[], margins: Readonly<Record<string, Margin>>): Raked => {
  const fitted = Object.entries(margins).map(([margin, shares]) => ({ margin, ...grouped(groups, margin, shares) }))
  const missing = fitted.flatMap(({ margin, missing }) => missing.map((category) => ({ margin, category })))
  if (missing.length > 0) return { ok: false, missing }
  const weights = groups.map(() => 1)
  const counts = groups.map(({ count }) => count)
  for (let round = 1; ; round++) {
    let miss = 0
    for (const { members } of fitted) {
      const sums = members.map(({ at }) =>
        at.reduce((sum, index) => sum + (weights[index] ?? 0) * (counts[index] ?? 0), 0),
      )
      const whole = sums.reduce((sum, each) => sum + each, 0)
      for (const [index, { at, share }] of members.entries()) {
        const sum = sums[index] ?? 0
        if (sum === 0) continue
        miss = Math.max(miss, Math.abs(sum / whole - share))
        const factor = (share * whole) / sum
        for (const each of at) weights[each] = (weights[each] ?? 0) * factor
      }
    }
    const converged = miss < TOLERANCE
    if (converged || round >= MAX_ROUNDS) {
      const people = counts.reduce((sum, count) => sum + count, 0)
      const mean = weights.reduce((sum, each, index) => sum + each * (counts[index] ?? 0), 0) / Math.max(1, people)
      return { ok: true, weights: weights.map((each) => each / mean), rounds: round, converged, miss }
    }
  }
}

const grouped = (groups: readonly Group[], margin: string, shares: Margin) => {
  const at = Map.groupBy(groups.keys(), (index) => groups[index]?.of[margin])
  const whole = Object.values(shares).reduce((sum, share) => sum + share, 0)
  const members = Object.entries(shares).map(([category, share]) => ({
    at: at.get(category) ?? [],
    share: share / whole,
  }))
  const empty = Object.entries(shares).flatMap(([category, share]) =>
    share > 0 && !at.has(category) ? [category] : [],
  )
  const unknown = [...at.keys()].filter((category) => category !== undefined && !(shares[category] ?? 0))
  return { members, missing: [...empty, ...unknown].filter((category) => category !== undefined) }
}

/** Kish's effective sample size: as many unweighted responses as tell as much. `counts`: how many have each weight. */
export const effectiveSize = (weights: readonly number[], counts: readonly number[] = weights.map(() => 1)): number => {
  const of = (term: (weight: number) => number) =>
    weights.reduce((sum, weight, index) => sum + term(weight) * (counts[index] ?? 0), 0)
  const squares = of((weight) => weight * weight)
  return squares === 0 ? 0 : of((weight) => weight) ** 2 / squares
}
