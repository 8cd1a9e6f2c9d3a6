/** Values to answer an expression with: its own constants, their neighbours, and the awkward ones. */
export function valuesFor(expression: string, random: () => number): () => unknown {
  const texts = [...expression.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? '')
  const numbers = [...expression.matchAll(/-?\d+(?:\.\d+)?/g)].flatMap(([digits]) => [
    Number(digits),
    Number(digits) + 1,
  ])
  const own = [...texts, ...texts.map((text) => [text]), ...numbers, ...numbers.map(String)]
  const common = [
    true,
    false,
    'true',
    'Yes',
    0,
    1,
    2.5,
    '7',
    '007',
    'item1',
    'x y',
    '',
    null,
    undefined,
    [],
    ['item1', 'b'],
  ]
  const dates = ['2020-01-01', '2024-02-29', '1999-12-31T10:30']
  const rows = [
    [
      { quantity: 2, col1: 3, id: 'a' },
      { quantity: 0, col1: '4' },
    ],
    { row1: { col1: 5 } },
    { a: 1, b: { c: [1] } },
  ]
  const pool: unknown[] = [...own, ...own, ...common, ...dates, ...rows]
  return () => structuredClone(pool[Math.floor(random() * pool.length)])
}

/** mulberry32: a seed a test can print. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
