/** By question: how many votes each wave (`wave.ts`) brought it. */
export type VotesByWave = ReadonlyMap<string, ReadonlyMap<number, number>>

/** Of the votes that a wave brought a question, no more count than usual, until somebody has looked at them. */
export interface Burst {
  questionId: string
  wave: number
  counts: number
}

/** Each wave by itself; and an hour of them, for whoever keeps each wave just small enough. */
const HOUR = 12
const DAY = 24 * HOUR
const SCALES = [1, HOUR]
/** So many votes for a question are never a burst: a family, a class, a group of colleagues. */
const FLOOR = 20
/** How many times as many as usual are still chance, or a crowd with an interest of its own. */
const FACTOR = 3
/** Beside a burst less is enough. */
const EDGE = { floor: 2, factor: 2 }
/** From so many votes for so many questions on others show what is usual. */
const ENOUGH = { votes: 100, questions: 4 }
/** Before that: more than so many times the votes of the question in the middle, or of the tenth. */
const COLD = { floor: 40, factor: 20, rank: 10 }

/** Whether a question's votes, by wave, are enough to be looked at. */
export const mayBeBurst = (waves: ReadonlyMap<number, number>): boolean => {
  const hours = new Map<number, number>()
  for (const [wave, count] of waves) {
    const hour = Math.floor(wave / HOUR)
    hours.set(hour, (hours.get(hour) ?? 0) + count)
  }
  return [...hours.values()].some((count) => count > FLOOR)
}

/**
 * Which votes are a burst. People who come together like different questions, much as those before them did, whether they sit in one hall or
 * come from everywhere, and however many they are: every question then gets the same multiple of what it had. A script lifts those it was
 * written for, and stands out against the others. So no wave is judged by its size or its addresses, but each question in it by how the
 * wave treats the rest; and as many votes count as the wave's people are likely to have given, so that nobody sinks a question by
 * attacking for it. What is withheld already (`isOut`) says nothing of what is usual.
 */
export const burstsIn = (
  votes: VotesByWave,
  isOut: (questionId: string, wave: number) => boolean = () => false,
): Burst[] => {
  const questions = [...votes.keys()]
  const seen = new Set([...votes.values()].flatMap((of) => [...of.keys()]))
  // What is older than a day shows what is usual, all together, and is not looked at again.
  const first = Math.max(0, ...seen) - DAY
  const waves = [first - HOUR, ...[...seen].filter((wave) => wave > first).sort((a, b) => a - b)]
  const given = waves.map((wave, w) =>
    questions.map((id) => {
      const own = votes.get(id)
      if (w > 0) return own?.get(wave) ?? 0
      let sum = 0
      for (const [old, count] of own ?? []) if (old <= first && !isOut(id, old)) sum += count
      return sum
    }),
  )
  const found = waves.map(() => questions.map(() => false))
  const out = waves.map((wave, w) => questions.map((id, q) => (given[w]?.[q] ?? 0) > 0 && isOut(id, wave)))
  const isClean = (w: number, q: number) => !found[w]?.[q] && !out[w]?.[q]
  const fit = () => fitted(given, isClean)
  const find = (most: readonly number[], ofPeriod: readonly number[], period: readonly number[]) => {
    for (const [q, all] of ofPeriod.entries())
      if (all > (most[q] ?? 0)) for (const w of period) if ((given[w]?.[q] ?? 0) > 0) set(found, w, q)
  }
  for (const scale of SCALES) {
    // What an hour brought beside the bursts in it, and what of those is likely to be people's.
    const likely = scale > 1 && waves.some((_, w) => questions.some((_, q) => !isClean(w, q))) ? fit() : null
    const taken = given.map((row, w) =>
      row.map((count, q) => (isClean(w, q) ? count : Math.min(count, likely?.(w, q) ?? count))),
    )
    for (const [period, of] of Map.groupBy(waves.keys(), (w) => Math.floor((waves[w] ?? 0) / scale))) {
      const sums = columns(
        of.map((w) => taken[w] ?? []),
        questions.length,
      )
      if (Math.max(0, ...sums) <= FLOOR) continue
      const clean = (isIn: (w: number) => boolean) =>
        columns(
          given.flatMap((row, w) => (isIn(w) ? [row.map((count, q) => (isClean(w, q) ? count : 0))] : [])),
          questions.length,
        )
      const before = clean((w) => Math.floor((waves[w] ?? 0) / scale) < period)
      // Those who came later are asked where nobody came before.
      const others = isEnough(before) ? before : clean((w) => !of.includes(w))
      find(isEnough(others) ? mostFrom(sums, others) : mostAlone(sums), sums, of)
    }
  }
  if (!found.some((row) => row.includes(true))) return []
  edges(waves, given, found, isClean)
  const likely = fit()
  return waves.flatMap((wave, w) =>
    questions.flatMap((questionId, q) =>
      w > 0 && found[w]?.[q]
        ? [{ questionId, wave, counts: Math.min(given[w]?.[q] ?? 0, Math.round(likely(w, q))) }]
        : [],
    ),
  )
}

const set = (grid: boolean[][], w: number, q: number): void => {
  const row = grid[w]
  if (row) row[q] = true
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const columns = (rows: readonly (readonly number[])[], width: number): number[] => {
  const sums = Array.from({ length: width }, () => 0)
  for (const row of rows) for (const [q, count] of row.entries()) sums[q] = (sums[q] ?? 0) + count
  return sums
}

const isEnough = (others: readonly number[]): boolean =>
  total(others) >= ENOUGH.votes && others.filter((count) => count > 0).length >= ENOUGH.questions

const highest = (likely: number, { floor, factor } = { floor: FLOOR, factor: FACTOR }): number =>
  floor + factor * likely + 4 * Math.sqrt(likely)

/**
 * The most that is no burst, by how others liked each question. The size of the crowd is first taken from the half of the questions that it
 * favours least, which a script for some few does not reach, and then from all that are in keeping with that. A question that nobody knew
 * before is taken for an average one.
 */
const mostFrom = (given: readonly number[], others: readonly number[]): number[] => {
  const average = total(others) / others.length
  const base = others.map((count) => Math.max(count, average))
  const ratio = (q: number) => (given[q] ?? 0) / (base[q] ?? 1)
  const all = given.map((_, q) => q)
  let kept = all.toSorted((a, b) => ratio(a) - ratio(b)).slice(0, Math.ceil(given.length / 2))
  for (let round = 0; ; round++) {
    const size = total(kept.map((q) => given[q] ?? 0)) / total(kept.map((q) => base[q] ?? 1))
    const most = base.map((count) => highest(size * count))
    const next = all.filter((q) => (given[q] ?? 0) <= (most[q] ?? 0))
    if (round === 10 || next.length <= kept.length) return most
    kept = next
  }
}

/** With nobody to compare: a few questions far above all others. */
const mostAlone = (given: readonly number[]): number[] => {
  const ranked = given.toSorted((a, b) => b - a)
  const usual = ranked[Math.min(COLD.rank, Math.ceil(ranked.length / 2)) - 1] ?? 0
  return given.map(() => COLD.floor + COLD.factor * usual)
}

/** By wave and question. */
type Likely = (w: number, q: number) => number

/**
 * How many votes each wave is likely to have given each question: its size times how much the question is liked, both fitted to what is
 * clean (the model of quasi-independence, by iterative proportional fitting).
 */
const fitted = (given: readonly (readonly number[])[], isClean: (w: number, q: number) => boolean): Likely => {
  const width = given[0]?.length ?? 0
  const sizes = given.map(() => 1)
  const liking = Array.from({ length: width }, () => 1)
  const share = (sum: number, by: number) => (by > 0 ? sum / by : 0)
  // Asked once: every batch of votes of a busy interview waits for this, and the rounds go over all of it many times.
  const clean = given.map((row, w) => row.map((_, q) => (isClean(w, q) ? 1 : 0)))
  const counts = given.map((row, w) => row.map((count, q) => count * (clean[w]?.[q] ?? 0)))
  const [ofWave, ofQuestion] = [counts.map(total), columns(counts, width)]
  for (let round = 0; round < 30; round++) {
    const by = new Float64Array(width)
    for (const [w, mask] of clean.entries()) {
      const size = sizes[w] ?? 0
      for (let q = 0; q < width; q++) by[q] = (by[q] ?? 0) + size * (mask[q] ?? 0)
    }
    for (let q = 0; q < width; q++) liking[q] = share(ofQuestion[q] ?? 0, by[q] ?? 0)
    for (const [w, mask] of clean.entries()) {
      let sum = 0
      for (let q = 0; q < width; q++) sum += (liking[q] ?? 0) * (mask[q] ?? 0)
      sizes[w] = share(ofWave[w] ?? 0, sum)
    }
  }
  // What nothing clean is known of is taken for an average question.
  const isKnown = (q: number) => given.some((row, w) => (row[q] ?? 0) > 0 && isClean(w, q))
  const known = liking.filter((_, q) => isKnown(q))
  const average = share(total(known), known.length)
  const usual = liking.map((each, q) => (isKnown(q) ? each : average))
  return (w, q) => (sizes[w] ?? 0) * (usual[q] ?? 0)
}

/** How a burst begins and ends: less of it is enough in the waves beside it, which themselves show nothing of what is usual meanwhile. */
const edges = (
  waves: readonly number[],
  given: readonly (readonly number[])[],
  found: boolean[][],
  isClean: (w: number, q: number) => boolean,
): void => {
  const bursts = found.map((row) => [...row])
  const isBeside = (w: number, q: number) =>
    [w - 1, w + 1].some((v) => bursts[v]?.[q] && Math.abs((waves[v] ?? 0) - (waves[w] ?? 0)) === 1)
  const likely = fitted(given, (w, q) => isClean(w, q) && !isBeside(w, q))
  for (const [w, row] of given.entries())
    for (const [q, count] of row.entries()) if (isBeside(w, q) && count > highest(likely(w, q), EDGE)) set(found, w, q)
}
