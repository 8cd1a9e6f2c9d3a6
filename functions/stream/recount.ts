/** What is stored of one shard of a tally, counted anew. */
export interface Count {
  total: number
  options: Record<string, number>
}

export const same = (a: Count, b: Count): boolean =>
  a.total === b.total &&
  [...new Set([...Object.keys(a.options), ...Object.keys(b.options)])].every(
    (id) => (a.options[id] ?? 0) === (b.options[id] ?? 0),
  )

/** Longer than the stream takes from a write to its projection, retries included. */
const SETTLE_MS = 10_000

/** What is on its way through the stream looks like a difference: only one that stands still is one. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
