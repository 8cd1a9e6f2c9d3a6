import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { type RegionName, regionsOf } from '../domain/survey/region.ts'

/** Put beside the function by `infra/bundle.ts`. */
export const REGIONS_FILE = 'regions.json'

let known: Readonly<Record<string, string>> | null = null

/** Read when a survey first asks for it; where the file is not, a code stands for itself. */
const names = (): Readonly<Record<string, string>> => {
  if (known) return known
  try {
    const text = readFileSync(new URL(REGIONS_FILE, import.meta.url), 'utf8')
    known = v.parse(v.record(v.string(), v.string()), JSON.parse(text))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    known = {}
  }
  return known
}

/** A region by its own name. */
export const regionName: RegionName = (code) => names()[code] ?? code

/** With the regions it lies in, from the province down. */
export const regionPath: RegionName = (code) => {
  const path = regionsOf(code).flatMap((part) => names()[part] ?? [])
  return path.length > 0 ? path.join(' ') : code
}
