import { has, ordered, type Range } from './ranges.ts'

/** Where letters with a case are. */
const CASED: readonly Range[] = [
  [0x41, 0x587],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x24ff],
  [0x2c00, 0x2d2f],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xff21, 0xff5a],
]

let known: number[][] | undefined

/** Letters that are one another's cases, as JavaScript's flag `i` has it: by their capital, and none of ASCII with one beyond. */
function families(): number[][] {
  const byCapital = new Map<number, number[]>()
  for (const [first, last] of CASED) {
    for (let letter = first; letter <= last; letter++) {
      const capital = String.fromCharCode(letter).toUpperCase()
      const code = capital.charCodeAt(0)
      if (capital.length > 1 || code === letter || (letter > 127 && code <= 127)) continue
      byCapital.set(code, [...(byCapital.get(code) ?? [code]), letter])
    }
  }
  return [...byCapital.values()]
}

/** The characters with what they are in the other case. */
export function inAnyCase(ranges: readonly Range[]): Range[] {
  known ??= families()
  const met = known.filter((family) => family.some((letter) => has(ranges, letter)))
  return ordered([...ranges, ...met.flat().map((letter): Range => [letter, letter])])
}
