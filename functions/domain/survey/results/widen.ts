/** Steps of a distribution that is published. */
export const WIDTH_BINS = 10

type Distribution = readonly (readonly [value: number, count: number])[]

/** A distribution in at most so many steps of one width, each named by where it begins. Ascending, as it came. */
export const widen = (values: Distribution, bins: number): (readonly [number, number])[] => {
  const [least, most] = [values[0]?.[0], values.at(-1)?.[0]]
  if (least === undefined || most === undefined || values.length <= bins) return [...values]
  const width = roundUp((most - least) / bins)
  const from = Math.floor(least / width) * width
  const steps = new Map<number, number>()
  for (const [value, count] of values) {
    const step = Number((from + Math.floor((value - from) / width) * width).toPrecision(12))
    steps.set(step, (steps.get(step) ?? 0) + count)
  }
  return [...steps]
}

/** To 1, 2 or 5 times a power of ten, as on any axis. */
const roundUp = (width: number): number => {
  const power = 10 ** Math.floor(Math.log10(width))
  return ([1, 2, 5, 10].find((step) => step * power >= width) ?? 10) * power
}
