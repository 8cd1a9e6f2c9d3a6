import { accessSync, constants, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'

/** A file system in memory, where there is one: nothing that a test keeps has to outlast the machine, and every write waits for a disk. */
const place = (): string => {
  try {
    accessSync(IN_MEMORY, constants.W_OK)
    return IN_MEMORY
  } catch {
    return tmpdir()
  }
}

/** A new folder for a platform's data. */
export const dataFolder = (name: string): string => mkdtempSync(join(place(), `zhitong-${name}-`))
