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

  const grams = before.map(({ text }) => ngrams(text))
  const likely = after.flatMap((part, to) => {
    if (pairs[to] !== null) return []
    const own = ngrams(part.text)
    return [...free].map((from) => ({
      to,
      from,
      similarity: jaccard(own, grams[from] ?? new Set()),
      sameNumber: part.number !== '' && part.number === before[from]?.number,
    }))
  })
  likely.sort((a, b) => b.similarity - a.similarity || Number(b.sameNumber) - Number(a.sameNumber) || a.from - b.from)
  for (const { to, from, similarity } of likely) if (similarity >= LIKELY_DUPLICATE) pair(to, from)
  for (const { to, from, similarity, sameNumber } of likely) if (sameNumber && similarity >= SAME_NUMBER) pair(to, from)
  return pairs
}
