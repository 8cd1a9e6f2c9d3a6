import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keyPatterns } from '../support/key-patterns.ts'

const page = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8')
const listed = [...page.matchAll(/^\| `(\w+)` \| `([^`]+)` \| (?:`([^`]+)` )?\|/gm)].map(([, name, pk, sk = '']) => ({
  name,
  pk,
  sk,
}))

test('the data model lists every key as it is made', () => {
  const made = keyPatterns()
  expect(listed.length).toBeGreaterThan(60)
  for (const row of listed) expect(made).toContainEqual(row)
  // A partition stands in the rows of what is in it.
  const partitions = new Set(listed.map(({ pk }) => pk))
  expect(
    made.filter(({ name, pk, sk }) => !listed.some((row) => row.name === name) && (sk || !partitions.has(pk))),
  ).toEqual([])
})
