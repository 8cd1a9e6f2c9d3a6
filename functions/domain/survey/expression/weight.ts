/**
 * How much there is of a value: one for each item, at any depth, and for sixteen characters; counted to `most` and no further. What is
 * made of values is bounded by it, for `{a} + {a}` of `{a} + {a}` doubles thirty times in thirty lines.
 */
export function weightOf(value: unknown, most: number): number {
  const pending = [value]
  let weight = 0
  for (const next of pending) {
    if (typeof next === 'string') weight += next.length >> 4
    else if (next && weight < most) {
      for (const inner of Object.values(next)) {
        pending.push(inner)
        weight++
      }
    }
  }
  return weight
}
