/** Characters from the first to the last code point. */
export type Range = readonly [first: number, last: number]

export const LAST_CODE_POINT = 0x10ffff

/** The same characters in order, none of them twice, so that they can be searched. */
export function ordered(ranges: readonly Range[]): Range[] {
  const found: [number, number][] = []
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = found.at(-1)
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else found.push([first, last])
  }
  return found
}

/** All other characters, of ordered ranges. */
export function others(ranges: readonly Range[]): Range[] {
  const found: Range[] = []
  let next = 0
  for (const [first, last] of ranges) {
    if (first > next) found.push([next, first - 1])
    next = last + 1
  }
  return next > LAST_CODE_POINT ? found : [...found, [next, LAST_CODE_POINT]]
}

/** Whether a character is among ordered ranges. */
export function has(ranges: readonly Range[], character: number): boolean {
  let [from, to] = [0, ranges.length - 1]
  while (from <= to) {
    const middle = (from + to) >> 1
    const [first, last] = ranges[middle] as Range
    if (character < first) to = middle - 1
    else if (character > last) from = middle + 1
    else return true
  }
  return false
}
