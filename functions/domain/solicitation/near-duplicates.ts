import { LIKELY_DUPLICATE, ngrams } from '../similarity.ts'

/** Comments that say nearly the same. The leader, the earliest, speaks for the group; each member is like the leader. */
export interface NearDuplicates {
  leaderId: string
  memberIds: string[]
}

/**
 * Groups near duplicates (exact Jaccard of n-grams ≥ `LIKELY_DUPLICATE`), for reading and deciding together; nothing is ever refused
 * for it. `texts` in the order received. Yields how many are done every so often, so that a background job can tell and breathe.
 *
 * Leaders, not connected components: a chain of small edits may lead from one text to quite another, and one reason for adopting
 * must fit everybody it is given to. It is also stable: comments received later change no earlier group. And a campaign of n copies
 * costs n comparisons, not n².
 */
export function* groupNearDuplicates(
  texts: readonly { id: string; text: string }[],
): Generator<number, NearDuplicates[]> {
  const numbers = new Map<string, number>()
  const frequency: number[] = []
  const sets: Uint32Array[] = []
  for (const [index, { text }] of texts.entries()) {
    const grams = Uint32Array.from(ngrams(text), (gram) => {
      const number = numbers.get(gram) ?? numbers.size
      numbers.set(gram, number)
      frequency[number] = (frequency[number] ?? 0) + 1
      return number
    })
    sets.push(grams)
    if (index % TELL_EVERY === 0) yield 0
  }
  const ranks = ranksOf(frequency)
  // What occurs once is shared by nobody, and comes first in the order.
  const leaders = new Leaders(texts.length, frequency.filter((count) => count === 1).length)
  for (const [index, { id }] of texts.entries()) {
    leaders.add(id, (sets[index] ?? NONE).map((gram) => ranks[gram] ?? 0).sort())
    if (index % TELL_EVERY === 0) yield index
  }
  return leaders.groups.filter(({ memberIds }) => memberIds.length > 1)
}

const NONE = new Uint32Array()
const TELL_EVERY = 1_000

/** By gram: its place among all, rarest first, because what few texts contain tells most. */
const ranksOf = (frequency: readonly number[]): Uint32Array => {
  const order = [...frequency.keys()].sort((a, b) => (frequency[a] ?? 0) - (frequency[b] ?? 0) || a - b)
  const ranks = new Uint32Array(order.length)
  for (const [rank, gram] of order.entries()) ranks[gram] = rank
  return ranks
}

/**
 * An inverted index over the rarest grams of each leader. Two sets with Jaccard ≥ t share at least t·|x| grams, so one of the first
 * |x| − ⌈t·|x|⌉ + 1 in a common order is among the first so many of the other (prefix filter: Bayardo 2007); and when the last
 * shared gram of these is met, no more can follow than stand after it on the shorter side (positional filter: Xiao 2008). No pair is
 * lost, and few are compared. Typed arrays: the innermost loop runs a hundred million times for 50,000 comments.
 */
class Leaders {
  readonly groups: NearDuplicates[] = []
  readonly #grams: Uint32Array[] = []
  readonly #sizes: Uint32Array
  /** By gram: pairs of a leader that has it in its prefix, and how many grams of that leader come after it. */
  readonly #postings = new Map<number, { used: number; pairs: Uint32Array }>()
  /** By leader, for the text at hand: grams shared so far, and the most that can be shared in all. */
  readonly #shared: Uint32Array
  readonly #most: Uint32Array
  readonly #touched: Uint32Array

  readonly #unshared: number

  /** Grams below `unshared` occur in one text alone. */
  constructor(texts: number, unshared: number) {
    this.#unshared = unshared
    this.#sizes = new Uint32Array(texts)
    this.#shared = new Uint32Array(texts)
    this.#most = new Uint32Array(texts)
    this.#touched = new Uint32Array(texts)
  }

  /** Into the group of the most similar leader, the earlier of two; alone, it is a leader itself. */
  add(id: string, grams: Uint32Array): void {
    const closest = this.#closest(grams)
    if (closest !== null) {
      this.groups[closest]?.memberIds.push(id)
      return
    }
    const leader = this.groups.length
    this.groups.push({ leaderId: id, memberIds: [id] })
    this.#grams.push(grams)
    const { length } = grams
    this.#sizes[leader] = length
    const prefix = prefixOf(length)
    for (let place = this.#firstShared(grams); place < prefix; place++)
      this.#post(grams[place] ?? 0, leader, length - place - 1)
  }

  #firstShared(grams: Uint32Array): number {
    let place = 0
    while (place < grams.length && (grams[place] ?? 0) < this.#unshared) place++
    return place
  }

  #post(gram: number, leader: number, rest: number): void {
    const postings = this.#postings.get(gram) ?? { used: 0, pairs: new Uint32Array(2) }
    if (postings.used === 0) this.#postings.set(gram, postings)
    if (postings.used === postings.pairs.length) {
      const larger = new Uint32Array(postings.used * 2)
      larger.set(postings.pairs)
      postings.pairs = larger
    }
    postings.pairs[postings.used++] = leader
    postings.pairs[postings.used++] = rest
  }

  #closest(grams: Uint32Array): number | null {
    const touched = this.#countShared(grams)
    let closest: number | null = null
    let highest = 0
    for (const leader of touched) {
      const size = this.#sizes[leader] ?? 0
      const needed = neededOverlap(grams.length, size)
      const possible = (this.#most[leader] ?? 0) >= needed
      this.#shared[leader] = 0
      if (!possible) continue
      const overlap = overlapOf(grams, this.#grams[leader] ?? NONE, needed)
      const similarity = overlap / (grams.length + size - overlap)
      const better = similarity > highest || (similarity === highest && closest !== null && leader < closest)
      if (similarity < LIKELY_DUPLICATE || !better) continue
      closest = leader
      highest = similarity
    }
    return closest
  }

  /** Fills `#shared` and `#most` for every leader that shares a gram of the prefix, and gives those leaders. */
  #countShared(grams: Uint32Array): Uint32Array {
    const { length } = grams
    let count = 0
    const prefix = prefixOf(length)
    for (let place = this.#firstShared(grams); place < prefix; place++) {
      const postings = this.#postings.get(grams[place] ?? 0)
      if (postings) count = this.#countPostings(postings, length - place - 1, count)
    }
    return this.#touched.subarray(0, count)
  }

  #countPostings({ used, pairs }: { used: number; pairs: Uint32Array }, after: number, before: number): number {
    const shared = this.#shared
    const most = this.#most
    const touched = this.#touched
    let count = before
    for (let at = 0; at < used; at += 2) {
      const leader = pairs[at] ?? 0
      const now = (shared[leader] ?? 0) + 1
      if (now === 1) touched[count++] = leader
      shared[leader] = now
      most[leader] = now + Math.min(pairs[at + 1] ?? 0, after)
    }
    return count
  }
}

const prefixOf = (size: number): number => (size === 0 ? 0 : size - Math.ceil(LIKELY_DUPLICATE * size) + 1)

/** The |A∩B| that makes Jaccard t: t/(1+t)·(|A|+|B|). A hair less, for ⅓ of a sum may come out a hair above a whole number. */
const neededOverlap = (a: number, b: number): number =>
  Math.ceil((LIKELY_DUPLICATE / (1 + LIKELY_DUPLICATE)) * (a + b) - 1e-9)

/** How many values two ascending lists share; 0 as soon as `needed` is out of reach. */
const overlapOf = (a: Uint32Array, b: Uint32Array, needed: number): number => {
  let [i, j, shared] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    if (shared + Math.min(a.length - i, b.length - j) < needed) return 0
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared
}
