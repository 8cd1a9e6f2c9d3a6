/** Two texts count as likely duplicates from here on: edited copies stay above, unrelated pairs at 0.24 (99.9th percentile). */
export const LIKELY_DUPLICATE = 0.5

/**
 * The n-grams of a text: NFKC, format characters stripped, letters and digits only; bigrams where the text is Han, trigrams
 * elsewhere, each within its run. A run shorter than its n-gram counts whole, so that a one-character text still equals itself.
 */
export const ngrams = (text: string): ReadonlySet<string> => {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const grams = new Set<string>()
  for (const run of plain.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []) {
    const characters = [...run]
    const size = /\p{Script=Han}/u.test(run) ? 2 : 3
    if (characters.length < size) grams.add(run)
    for (let start = 0; start + size <= characters.length; start++)
      grams.add(characters.slice(start, start + size).join(''))
  }
  return grams
}

/** Exact Jaccard: shared n-grams over all; 0 when either is empty. */
export const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const gram of a.size < b.size ? a : b) if ((a.size < b.size ? b : a).has(gram)) shared++
  return shared / (a.size + b.size - shared)
}

export interface Similar {
  id: string
  similarity: number
}

/** The likely duplicates of one text among others, most alike first. */
export const likelyDuplicates = (
  text: string,
  others: Iterable<{ id: string; grams: ReadonlySet<string> }>,
  threshold = LIKELY_DUPLICATE,
): Similar[] => {
  const grams = ngrams(text)
  const found: Similar[] = []
  for (const other of others) {
    // |A∩B| ≤ min(|A|,|B|), so sizes alone rule most pairs out.
    const smaller = Math.min(grams.size, other.grams.size)
    const larger = Math.max(grams.size, other.grams.size)
    if (larger === 0 || smaller / larger < threshold) continue
    const similarity = jaccard(grams, other.grams)
    if (similarity >= threshold) found.push({ id: other.id, similarity })
  }
  return found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
}
