import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { glob, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { fromRoot } from '../root.ts'
import { LocalError } from './local-error.ts'

/** All that a build reads. The runtime beside it only reads builds. */
const INPUTS = [
  'functions/**/*',
  'web/**/*',
  'infra/*.ts',
  'infra/local/{build,identity}.ts',
  'cdk.json',
  'package-lock.json',
]
const TEMPLATE = 'stack/Zhitong.template.json'
/** Somebody may still run an older one. */
const KEPT = 4

const hashOfInputs = async (): Promise<string> => {
  const files: string[] = []
  for (const pattern of INPUTS)
    for await (const entry of glob(pattern, { cwd: fromRoot('.'), withFileTypes: true }))
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name))
  const hash = createHash('sha256').update(process.version)
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

const prune = async (builds: string): Promise<void> => {
  const dated = (await readdir(builds)).map(async (name) => {
    const path = join(builds, name)
    return { path, at: (await stat(path)).mtimeMs }
  })
  const all = (await Promise.all(dated)).sort((a, b) => b.at - a.at)
  await Promise.all(all.slice(KEPT).map(({ path }) => rm(path, { recursive: true, force: true })))
}

const run = async (folder: string): Promise<void> => {
  const child = spawn(process.execPath, [fromRoot('infra/local/build.ts'), folder], {
    cwd: fromRoot('.'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new LocalError(`the build failed:\n${said.trim()}`)
}

/**
 * The template of stage `local` with all its assets, as the sources are now: built when none has been built from the same
 * content. Gives the template's path.
 */
export const builtTemplate = async (tell: (line: string) => void = () => {}): Promise<string> => {
  const builds = fromRoot('.build/local')
  const folder = join(builds, await hashOfInputs())
  const template = join(folder, TEMPLATE)
  if (!existsSync(template)) {
    tell('Building the pages and the stack (only when their sources changed) …')
    const unfinished = `${folder}.${process.pid}`
    await mkdir(unfinished, { recursive: true })
    try {
      await run(unfinished)
      await rename(unfinished, folder)
    } catch (error) {
      // Another start may have finished the same build in the meantime.
      if (!existsSync(template)) throw error
    } finally {
      await rm(unfinished, { recursive: true, force: true })
    }
  }
  await utimes(folder, new Date(), new Date())
  await prune(builds)
  return template
}
