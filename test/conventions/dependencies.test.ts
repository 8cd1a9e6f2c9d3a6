import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

const root = new URL('../../', import.meta.url)

/** Permissive ones, which ask for no more than their own text. */
const LICENCES = ['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD']

const Bill = v.object({
  components: v.array(
    v.object({
      name: v.string(),
      version: v.string(),
      licenses: v.optional(
        v.array(
          v.object({
            license: v.optional(v.object({ id: v.optional(v.string()), name: v.optional(v.string()) })),
            expression: v.optional(v.string()),
          }),
        ),
        [],
      ),
    }),
  ),
})

test('[Y6] whatever runs on the platform or in a page has a permissive licence, down to the last package', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    maxBuffer: 64 * 2 ** 20,
  })
  const { components } = v.parse(Bill, JSON.parse(stdout))
  expect(components.length).toBeGreaterThan(Object.keys(packageJson.dependencies).length)
  const odd = components.filter(
    ({ licenses }) =>
      licenses.length === 0 ||
      !licenses.every(({ license, expression }) => LICENCES.includes(license?.id ?? license?.name ?? expression ?? '')),
  )
  expect(odd).toEqual([])
})

test('[Y6] the README says of every dependency that runs what it is for', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8')
  const rows = [...readme.matchAll(/^\| (`[^|]*) \| [^|]{10,} \|$/gm)].map(([, names = '']) => names)
  // Names of one scope are written once: `@aws-sdk/client-dynamodb`, `lib-dynamodb`.
  const named = (name: string) =>
    rows.some(
      (row) => row.includes(`\`${name}\``) || (name.startsWith('@aws-sdk/') && row.includes(`\`${name.slice(9)}\``)),
    )
  expect(Object.keys(packageJson.dependencies).filter((name) => !named(name))).toEqual([])
})
