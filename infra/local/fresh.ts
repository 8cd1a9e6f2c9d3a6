import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { claimDataDir } from './data-dir.ts'
import { LocalError } from './local-error.ts'

/** All that a start leaves behind: the tables, the runtime's, the sign-in's, the demo's. */
const OURS = /^(lock|shared-local-instance\.db.*|(secrets|streams|(sign-in|citizens)(-keys)?|demo)\.json(\.new)?)$/

/** Empties the folder for a fresh start. One that holds anything else is left alone: `--data ~ --fresh` must cost nobody their home. */
export const clearDataDir = (dataDir: string): void => {
  const release = claimDataDir(dataDir)
  try {
    const names = readdirSync(dataDir)
    const others = names.filter((name) => !OURS.test(name))
    if (others.length > 0)
      throw new LocalError(
        `${dataDir} holds files of others (${others.slice(0, 3).join(', ')}): --fresh deletes nothing there`,
      )
    for (const name of names) if (name !== 'lock') rmSync(join(dataDir, name))
  } finally {
    release()
  }
}
