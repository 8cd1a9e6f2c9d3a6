import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterAll, expect, it } from 'vitest'
import { synthesize } from '../../infra/synth.ts'

const outdir = mkdtempSync(join(tmpdir(), 'zhitong-bundles-'))
afterAll(() => rmSync(outdir, { recursive: true }))

const Template = v.object({
  Resources: v.record(
    v.string(),
    v.object({
      Type: v.string(),
      Properties: v.optional(v.unknown()),
      Metadata: v.optional(
        v.object({ 'aws:asset:path': v.optional(v.string()), 'aws:asset:is-bundled': v.optional(v.boolean()) }),
      ),
    }),
  ),
})

it('each function is one ES module of its own, with its source map and beside it at most the names of regions', () => {
  const path = synthesize({ web: 'test/infra' }, outdir)
  const { Resources } = v.parse(Template, JSON.parse(readFileSync(path, 'utf8')))
  const bundles = Object.values(Resources)
    .filter(({ Type, Metadata }) => Type === 'AWS::Lambda::Function' && Metadata?.['aws:asset:is-bundled'])
    .map(({ Metadata }) => join(dirname(path), Metadata?.['aws:asset:path'] ?? ''))
  expect(new Set(bundles).size).toBe(8)
  // The page of a survey's results and the exports say regions by name.
  expect(bundles.filter((bundle) => readdirSync(bundle).includes('regions.json'))).toHaveLength(2)
  for (const bundle of bundles) {
    expect(readdirSync(bundle).filter((name) => name !== 'regions.json')).toEqual(['index.mjs', 'index.mjs.map'])
    const module = join(bundle, 'index.mjs')
    expect(readFileSync(module, 'utf8')).toMatch(/export\s*\{[^}]*\bhandler\b/)
    // What the banner declares must not meet what the bundle declares.
    execFileSync(process.execPath, ['--check', module])
  }
})
