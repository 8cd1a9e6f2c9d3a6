import type { Tally } from '../../contract/live/tally.ts'

/** [D5] Totals replace totals, and an older version never replaces a newer one. */
export const mergeTallies = (
  known: ReadonlyMap<string, Tally>,
  incoming: Iterable<Tally>,
): ReadonlyMap<string, Tally> => {
  const merged = new Map(known)
  for (const tally of incoming) {
    const before = merged.get(tally.id)
    if (
      !before ||
      tally.version > before.version ||
      (tally.version === before.version && tally.options && !before.options)
    )
      merged.set(tally.id, tally)
  }
  return merged
}
