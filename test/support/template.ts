import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fromRoot } from '../../infra/root.ts'
import { synthesize } from '../../infra/synth.ts'

/** All that the stack is made of. The pages are others' tests', so that a change of theirs synthesizes nothing anew. */
const SOURCES = ['functions/**/*.ts', 'infra/*.ts', 'cdk.json', 'package-lock.json', 'test/support/template.ts']
const OUT = fromRoot('.build/test.out')
/** Long enough that no test still runs on it. */
const OLD_MS = 60 * 60_000

/** Nothing listens there: each platform names the issuer that stands in for it. */
export const ISSUER = 'http://issuer.invalid'
export const AUDIENCE = 'zhitong-console'
/** Who verifies citizens, as for staff. */
export const CITIZEN_ISSUER = 'http://citizens.invalid'
export const CITIZEN_CLIENT = 'zhitong-citizens'
/** Platform admin before any staff exist. */
export const ADMIN = 'admin'

const sourcesHash = (): string => {
  const hash = createHash('sha256').update(process.version)
  for (const pattern of SOURCES)
    for (const file of globSync(pattern, { cwd: fromRoot('.') }).sort())
      hash.update(`\0${file}\0`).update(readFileSync(fromRoot(file)))
  return hash.digest('hex').slice(0, 16)
}

const removeOld = (): void => {
  for (const name of readdirSync(OUT)) {
    const folder = join(OUT, name)
    if (Date.now() - statSync(folder).mtimeMs > OLD_MS) rmSync(folder, { recursive: true, force: true })
  }
}

/** The template's path: synthesized when the sources have changed since the last time, by whichever process comes first. */
export const testTemplate = (): string => {
  const folder = join(OUT, sourcesHash())
  const template = join(folder, 'Zhitong.template.json')
  if (existsSync(template)) return template
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  removeOld()
  const path = synthesize(
    {
      ...{ oidcIssuer: ISSUER, adminSubject: ADMIN, web: 'test/support/pages' },
      ...{ citizenIssuer: CITIZEN_ISSUER, citizenClientId: CITIZEN_CLIENT },
    },
    unfinished,
  )
  if (basename(path) !== basename(template)) throw new Error(`the stack's template is called ${basename(path)} now`)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(template)) throw error
    rmSync(unfinished, { recursive: true })
  }
  return template
}
