import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { fromRoot } from '../root.ts'
import { builtTemplate } from './built.ts'

/** `npm run dev`: `npm start`, built and started again after each change. Browser pages are reloaded by hand. */
const WATCHED = ['functions', 'web', 'infra']
/** An editor writes several files at once, and each of them more than once. */
const SETTLE_MS = 300

const launch = (): ChildProcess =>
  spawn(process.execPath, [fromRoot('infra/local/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

let running = launch()
let work = Promise.resolve()

const restart = async (): Promise<void> => {
  try {
    // What runs goes on until there is something to take its place.
    await builtTemplate((line) => console.log(line))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return
  }
  await end(running)
  running = launch()
}

let timer: NodeJS.Timeout | undefined
for (const folder of WATCHED)
  watch(fromRoot(folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      work = work.then(restart)
    }, SETTLE_MS)
  })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    void end(running).then(() => process.exit(0))
  })
