const EXACT_UP_TO = 2_999
/** Powers of ten of the first of the two digits kept: beyond these a number counts as the nearest that is not. */
const LEAST = -2
const MOST = 9

/** Whether a number is counted as itself. */
export const isExact = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= EXACT_UP_TO

/**
 * What a number is counted as: whole numbers from 0 to 2,999 (ages, years, ratings) as they are, others by their first two
 * digits. So no question has more than `NUMBER_BINS` counters, whatever anybody sends, and none depends on what came before.
 */
export const binOf = (value: number): number => {
  if (isExact(value)) return value
  const size = Math.abs(value)
  const exponent = Math.floor(Math.log10(size))
  if (exponent < LEAST) return 0
  const [power, digits] = exponent > MOST ? [MOST, 9.9] : [exponent, size / 10 ** exponent]
  // Through text, which gives the decimal that is meant: 3.5 × 10⁻¹ is 0.35 and nothing near it.
  return Math.sign(value) * Number(`${Number(digits.toPrecision(2))}e${power}`)
}

/** More than there can be: exact ones, and twice ninety for each power of ten, with those rounded up into the next. */
export const NUMBER_BINS = EXACT_UP_TO + 1 + 2 * 91 * (MOST - LEAST + 1)
