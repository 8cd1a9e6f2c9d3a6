import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { LocalError } from './local-error.ts'

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** `mkdir -p`. Node's own never returns where the system calls an existing parent missing, as /proc does. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  mkdirSync(path)
}

/** Makes the folder where data persists and takes it for this process; returns how to give it back. */
export const claimDataDir = (dataDir: string): (() => void) => {
  const lock = join(dataDir, 'lock')
  const claim = (): void => writeFileSync(lock, String(process.pid), { flag: 'wx' })
  try {
    makeFolder(resolve(dataDir))
    try {
      claim()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const owner = Number(readFileSync(lock, 'utf8'))
      if (owner > 0 && lives(owner))
        throw new LocalError(`${dataDir} is in use by process ${owner} (if that is none of ours, remove ${lock})`)
      // Left behind by a process that was killed.
      rmSync(lock)
      claim()
    }
  } catch (error) {
    if (error instanceof LocalError) throw error
    throw new LocalError(
      `cannot write to the data directory ${dataDir}: ${error instanceof Error ? error.message : error}`,
    )
  }
  return () => rmSync(lock, { force: true })
}
