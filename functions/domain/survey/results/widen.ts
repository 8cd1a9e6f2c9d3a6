/** Steps of a distribution that is published. */
export const WIDTH_BINS = 10

type Distribution = readonly (readonly [value: number, count: number])[]

/** What the values of a distribution stand for: `width` from each on, the next excluded; `whole`: of whole numbers only. */
export interface Step {
  width: number
  whole: boolean
}

/** A distribution in at most so many steps of one width, each named by where it begins; without a step, as it came. Ascending. */
export const widen = (
  values: Distribution,
  bins: number,
): { step: Step | null; values: (readonly [value: number, count: number])[] } => {
  const [least, most] = [values[0]?.[0], values.at(-1)?.[0]]
  if (least === undefined || most === undefined || values.length <= bins) return { step: null, values: [...values] }
  const width = roundUp((most - least) / bins)
  const from = Math.floor(tidy(least / width)) * width
  const steps = new Map<number, number>()
  for (const [value, count] of values) {
    // 0.35 is the seventh step of 0.05, though their quotient is a hair less than 7.
    const step = tidy(from + Math.floor(tidy((value - from) / width)) * width)
    steps.set(step, (steps.get(step) ?? 0) + count)
  }
  const whole = Number.isInteger(width) && values.every(([value]) => Number.isInteger(value))
  return { step: { width, whole }, values: [...steps] }
}

/** How a value of a distribution is read: itself, or from where to where its step goes. */
export const stepText = (from: number, step: Step | null): string => {
  if (!step || (step.whole && step.width === 1)) return String(from)
  const next = tidy(from + step.width)
  return step.whole ? `${from}–${next - 1}` : `${from}–<${next}`
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/** To 1, 2 or 5 times a power of ten, as on any axis. */
const roundUp = (width: number): number => {
  const power = 10 ** Math.floor(Math.log10(width))
  return ([1, 2, 5, 10].find((step) => step * power >= width) ?? 10) * power
}
