interface Table<C> {
  cells: C[][]
  rows: C[]
  columns: C[]
  total: C
}

/** What is known of a count from what is shown: at least, at most. */
interface Bounds {
  least: number
  most: number
}

/** Rounds after which bounds are taken as they are; tables of people's answers settle in a few. */
const MOST_ROUNDS = 60

/**
 * Hides what is below the threshold, and more until nobody can work it out: the reader is taken to know every sum that holds
 * in the table (cells to their row's total, row totals to the whole, and the same downwards) and to narrow each hidden count
 * by them for as long as that tells anything new. No hidden count may then be known to be below the threshold, nor known
 * exactly. Zeros are shown. What is hidden besides is the smallest in its line; `rank` decides between equals.
 */
export const suppressTable = (
  table: Table<number>,
  threshold: number,
  rank: (row: number, column: number) => number,
): Table<number | null> => {
  if (table.total === 0) return table
  if (table.total < threshold) return allHidden(table)
  const width = table.columns.length + 1
  const values = [...table.cells.flatMap((row, at) => [...row, table.rows[at] ?? 0]), ...table.columns, table.total]
  const lines = sums(values, table.rows.length + 1, width)
  const whole = values.length - 1
  const hidden = new Set<number>()
  for (const [at, value] of values.entries()) if (value > 0 && value < threshold) hidden.add(at)
  for (;;) {
    const bounds = narrowed(values, hidden, lines)
    const told = [...hidden].filter((at) => isTold(bounds[at], threshold))
    if (told.length === 0) break
    const before = hidden.size
    for (const line of lines) {
      if (!line.some((at) => told.includes(at))) continue
      const next = line
        .filter((at) => !hidden.has(at) && at !== whole && (values[at] ?? 0) > 0)
        .sort(
          (a, b) =>
            (values[a] ?? 0) - (values[b] ?? 0) ||
            rank(Math.floor(a / width), a % width) - rank(Math.floor(b / width), b % width),
        )
      if (next[0] !== undefined) hidden.add(next[0])
    }
    // So few people that even the whole tells of each.
    if (hidden.size === before) return allHidden(table)
  }
  const show = (at: number) => (hidden.has(at) ? null : (values[at] ?? 0))
  return {
    cells: table.cells.map((row, y) => row.map((_, x) => show(y * width + x))),
    rows: table.rows.map((_, y) => show(y * width + width - 1)),
    columns: table.columns.map((_, x) => show(table.rows.length * width + x)),
    total: show(whole),
  }
}

const allHidden = ({ cells, rows, columns }: Table<number>): Table<number | null> => ({
  cells: cells.map((row) => row.map(() => null)),
  rows: rows.map(() => null),
  columns: columns.map(() => null),
  total: null,
})

const isTold = (bounds: Bounds | undefined, threshold: number): boolean =>
  bounds !== undefined && (bounds.most < threshold || bounds.least >= bounds.most)

/** The lines that add up, parts first and then their sum; of several choices each, some do not, and tell nothing. */
const sums = (values: readonly number[], height: number, width: number): number[][] => {
  const across = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => y * width + x))
  const down = Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => y * width + x))
  const addsUp = (line: readonly number[]) =>
    line.slice(0, -1).reduce((sum, at) => sum + (values[at] ?? 0), 0) === values[line.at(-1) ?? 0]
  return [...across, ...down].filter(addsUp)
}

const narrowed = (values: readonly number[], hidden: ReadonlySet<number>, lines: readonly number[][]): Bounds[] => {
  const bounds = values.map(
    (value, at): Bounds =>
      hidden.has(at) ? { least: 1, most: Number.POSITIVE_INFINITY } : { least: value, most: value },
  )
  const of = (at: number): Bounds => bounds[at] ?? { least: 0, most: 0 }
  const narrow = (at: number, least: number, most: number): boolean => {
    const known = of(at)
    if (least <= known.least && most >= known.most) return false
    known.least = Math.max(known.least, least)
    known.most = Math.min(known.most, most)
    return true
  }
  for (let round = 0, moved = true; moved && round < MOST_ROUNDS; round++) {
    moved = false
    for (const line of lines) {
      const parts = line.slice(0, -1)
      const sum = line.at(-1) ?? 0
      const least = parts.reduce((total, at) => total + of(at).least, 0)
      const most = parts.reduce((total, at) => total + of(at).most, 0)
      if (narrow(sum, least, most)) moved = true
      for (const at of parts) {
        const others = parts.reduce((total, other) => (other === at ? total : total + of(other).most), 0)
        if (narrow(at, of(sum).least - others, of(sum).most - (least - of(at).least))) moved = true
      }
    }
  }
  return bounds
}
