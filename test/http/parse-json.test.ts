import { expect, it } from 'vitest'
import { parseJson } from '../../functions/http/parse-json.ts'

it('[B2] a body that nests deeper than any is none, and brackets in its texts do not count', () => {
  for (const depth of [101, 100_000]) {
    expect(parseJson(`${'['.repeat(depth)}${']'.repeat(depth)}`)).toBeUndefined()
    expect(parseJson(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toBeUndefined()
  }
  expect(parseJson(`{"a":"${'[{'.repeat(1_000)}\\"["}`)).toEqual({ a: `${'[{'.repeat(1_000)}"[` })
  expect(parseJson(`${'['.repeat(60)}${']'.repeat(60)}`)).toBeInstanceOf(Array)
  expect(parseJson('"'.repeat(100_001))).toBeUndefined()
  expect(parseJson(`["${'x[\\n'.repeat(2_000_000)}"]`)).toBeInstanceOf(Array)
})
