import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const defined = new Map<string, number>()
for (const [, rule = ''] of read('test/SPEC.md').matchAll(/^\| ([A-Z]{1,2}\d+) \|/gm))
  defined.set(rule, (defined.get(rule) ?? 0) + 1)

/** Rules as names of tests begin with them: `[D4]`, `[M9][M12]`. */
const cited = new Map<string, string>()
for (const file of globSync('test/**/*.ts', { cwd: root.pathname }))
  for (const [, rule = ''] of read(file).matchAll(/\[([A-Z]{1,2}\d+)\](?=[[\]\s])/g)) cited.set(rule, file)

test('every rule that a test cites stands in SPEC.md, once', () => {
  expect([...defined].filter(([, times]) => times > 1)).toEqual([])
  expect([...cited].filter(([rule]) => !defined.has(rule))).toEqual([])
})

test('every rule of SPEC.md is proved by a test', () => {
  expect([...defined.keys()].filter((rule) => !cited.has(rule))).toEqual([])
})
