import { jaccard, LIKELY_DUPLICATE, ngrams } from '../similarity.ts'

/** What two versions of a part are recognised by. `id` null: not given yet. */
export interface Alignable {
  id: string | null
  number: string
  text: string
}

/** Under an unchanged number a rewritten text is still the same article from here on. */
const SAME_NUMBER = 0.2

/**
 * Which part of `before` each part of `after` is: by id; by the same text; by the likeliest text, whatever its number; by number, if
 * the text has anything in common. Gives an index into `before`, or null for a new one; none is given twice.
 */
export const align = (before: readonly Alignable[], after: readonly Alignable[]): (number | null)[] => {
  const pairs: (number | null)[] = after.map(() => null)
  const free = new Set(before.keys())
  const pair = (to: number, from: number): void => {
    if (pairs[to] !== null || !free.delete(from)) return
    pairs[to] = from
  }
  const byKey = (key: (part: Alignable) => string | null): void => {
    const known = new Map<string, number[]>()
    for (const [from, part] of before.entries()) {
      const value = free.has(from) ? key(part) : null
      if (value !== null) known.set(value, [...(known.get(value) ?? []), from])
    }
    for (const [to, part] of after.entries()) {
      const value = pairs[to] === null ? key(part) : null
      const from = value === null ? undefined : known.get(value)?.shift()
      if (from !== undefined) pair(to, from)
    }
  }
  byKey(({ id }) => id)
  byKey(({ number, text }) => `${number}\n${text}`)
  byKey(({ text }) => text)

  const candidatesOf = candidates(before, [...free])
  let expected = 0
  const likely = after.flatMap((part, to) => {
    expected = (pairs[to] ?? expected) + 1
    if (pairs[to] !== null) return []
    const own = ngrams(part.text)
    return candidatesOf(part, own, expected - 1).map(({ from, grams }) => ({
      to,
      from,
      similarity: jaccard(own, grams),
      sameNumber: part.number !== '' && part.number === before[from]?.number,
    }))
  })
  likely.sort((a, b) => b.similarity - a.similarity || Number(b.sameNumber) - Number(a.sameNumber) || a.from - b.from)
  for (const { to, from, similarity } of likely) if (similarity >= LIKELY_DUPLICATE) pair(to, from)
  for (const { to, from, similarity, sameNumber } of likely) if (sameNumber && similarity >= SAME_NUMBER) pair(to, from)
  return pairs
}

interface Candidate {
  from: number
  grams: ReadonlySet<string>
}

/** In a shorter draft every part is compared with each. */
const SHORT = 40
/** Otherwise so many of the likeliest, and of the nearest. */
const LIKELIEST = 6
const NEAREST = 4
/** What more parts than these have in common tells none of them apart. */
const MOST_SHARING = 16

/**
 * The parts that one may be: all of a short draft; of a long one those of the same number, those around the place where it would stand
 * had nothing moved, and those that share most of what few parts contain. So the work grows with the draft, not with its square.
 */
const candidates = (before: readonly Alignable[], free: readonly number[]) => {
  const parts = free.map((from): Candidate => ({ from, grams: ngrams(before[from]?.text ?? '') }))
  if (parts.length <= SHORT) return () => parts
  const byGram = new Map<string, number[]>()
  const byNumber = new Map<string, number[]>()
  const add = (index: Map<string, number[]>, key: string, at: number) => {
    const places = index.get(key) ?? []
    if (places.length === 0) index.set(key, places)
    if (places.length <= MOST_SHARING) places.push(at)
  }
  for (const [at, { from, grams }] of parts.entries()) {
    add(byNumber, before[from]?.number ?? '', at)
    for (const gram of grams) add(byGram, gram, at)
  }
  return ({ number }: Alignable, own: ReadonlySet<string>, expected: number): Candidate[] => {
    const shared = new Map<number, number>()
    for (const gram of own) {
      const places = byGram.get(gram) ?? []
      if (places.length <= MOST_SHARING) for (const at of places) shared.set(at, (shared.get(at) ?? 0) + 1)
    }
    const likeliest = [...shared].sort(([, a], [, b]) => b - a).slice(0, LIKELIEST)
    const near = Math.max(0, placeOf(parts, expected) - NEAREST / 2)
    const chosen = new Set([
      ...likeliest.map(([at]) => at),
      ...(byNumber.get(number) ?? []).slice(0, NEAREST),
      ...Array.from({ length: NEAREST }, (_, step) => near + step),
    ])
    return [...chosen].flatMap((at) => parts[at] ?? [])
  }
}

/** Where a part stands among those that are free, or would. */
const placeOf = (parts: readonly Candidate[], from: number): number => {
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
