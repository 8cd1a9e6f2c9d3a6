/** Of values with how often each came, ascending; of an even number, the middle of the two. Null when there is none. */
export const median = (values: readonly (readonly [value: number, count: number])[]): number | null => {
  const total = values.reduce((sum, [, count]) => sum + count, 0)
  if (total <= 0) return null
  const at = (place: number): number => {
    let seen = 0
    for (const [value, count] of values) {
      seen += count
      if (seen > place) return value
    }
    throw new RangeError(`no value at ${place} of ${total}`)
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}
