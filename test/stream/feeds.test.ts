import { expect, test } from 'vitest'
import { readKey } from '../../functions/store/keys.ts'
import { FEEDS } from '../../functions/stream/projection/feeds.ts'
import { keyPatterns } from '../support/key-patterns.ts'

// The kind of two partitions is an argument.
const ARGUMENTS = ['TURN', 'POLL', 'NOTE', 'HOLD', 'RESPONSE', 'TRIAL']
const kinds = new Set([...ARGUMENTS, ...keyPatterns().flatMap(({ pk }) => readKey(pk)?.kind ?? [])])
for (const kind of kinds) if (kind.startsWith('{')) kinds.delete(kind)

test('what feeds a projection is a kind of record that keys name', () => {
  expect(kinds).toContain('HEAD')
  for (const { of } of FEEDS) for (const kind of of) expect(kinds).toContain(kind)
})

test('a projection has one name', () => {
  expect(new Set(FEEDS.map(({ name }) => name)).size).toBe(FEEDS.length)
})

/** Whoever adds a kind of record decides here that nothing follows from it, or gives it a feed. */
const FEEDS_NOTHING =
  `ADOPTION ARRIVAL ASKED CODE COMMAND COMMENTED DEFINITION DOCUMENT ENTERED JOBS LATER NEAR QUOTA RESPONDED RESULTS
  SEALED SHOWN STILLCOUNTED TALLY TRIAL`.split(/\s+/)

test('every other kind is known to feed nothing', () => {
  const fed = new Set(FEEDS.flatMap(({ of }) => of))
  expect([...kinds].filter((kind) => !fed.has(kind)).sort()).toEqual(FEEDS_NOTHING)
})
