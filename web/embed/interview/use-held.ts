import { useEffect, useState } from 'preact/hooks'

/** What of a wanted order may be shown while nothing moves: what was shown, as it was shown, and how many wait. */
export const held = (
  shown: readonly string[],
  wanted: readonly string[],
): { shown: readonly string[]; fresh: number } => {
  if (!shown.length) return { shown: wanted, fresh: 0 }
  const known = new Set(shown)
  return { shown, fresh: wanted.filter((id) => !known.has(id)).length }
}

/** [D12] A list that changes its items and order only when `show` is called, by the reader's own act; an empty one just fills. */
export const useHeld = (wanted: readonly string[]) => {
  const [kept, setKept] = useState(wanted)
  useEffect(() => {
    if (!kept.length && wanted.length) setKept(wanted)
  })
  return { ...held(kept, wanted), show: (order: readonly string[] = wanted) => setKept(order) }
}
