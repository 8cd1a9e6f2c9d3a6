import { existsSync, readFileSync } from 'node:fs'

// Kept beside the checkout and not in it: what it holds is other people's definitions, to test with and not to ship.
const folder = new URL('../../../../shared/data/surveyjs/', import.meta.url)

/** Say this in the name of a test that is skipped without the data. */
export const CORPUS = existsSync(new URL('definitions.json', folder))
  ? { present: true, note: '' }
  : { present: false, note: ' (skipped: ../shared/data/surveyjs is absent)' }

const read = (name: string): unknown[] =>
  CORPUS.present ? JSON.parse(readFileSync(new URL(name, folder), 'utf8')) : []

export const expressions = () => read('expressions.json') as string[]
export const definitions = () => read('definitions.json') as { file: string; json: Record<string, unknown> }[]
