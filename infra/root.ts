import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** Absolute path of something in the repository, so that synthesis works from any working directory. */
export const fromRoot = (path: string): string => resolve(root, path)
