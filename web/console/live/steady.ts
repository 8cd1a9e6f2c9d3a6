/** A list on the screen: what is shown in which order, and how many wait to be let in. */
export interface Steady {
  readonly shown: readonly string[]
  readonly waiting: number
}

/**
 * [D12] The order that a list wants to have, held back while somebody works in it: while `held` nothing moves, goes or comes;
 * what is new is only counted. An empty list holds nothing back.
 */
export const steady = (shown: readonly string[], wanted: readonly string[], held: boolean): Steady => {
  if (!held || shown.length === 0) return { shown: wanted, waiting: 0 }
  const known = new Set(shown)
  return { shown, waiting: wanted.filter((id) => !known.has(id)).length }
}
