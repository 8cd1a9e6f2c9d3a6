import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const Activity = v.object({ id: v.string(), startsAt: v.number() })
const Remembered = v.object({
  sites: v.optional(v.boolean()),
  past: v.optional(Activity),
  announced: v.optional(Activity),
  english: v.optional(Activity),
  /** A survey that each person answers once, verified. */
  ballot: v.optional(Activity),
  /** Surveys, a solicitation and cases, with all that happened to them. */
  work: v.optional(v.object({ satisfaction: v.string(), planning: v.string(), draft: v.string() })),
})
export type Remembered = v.InferOutput<typeof Remembered>

const fileIn = (dataDir: string): string => join(dataDir, 'demo.json')

/** What earlier starts have loaded, to its end; anything else is loaded again. */
export const remembered = (dataDir: string): Remembered => {
  try {
    return v.parse(Remembered, JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
  } catch {
    return {}
  }
}

export const remember = (dataDir: string, what: Remembered): void =>
  writeFileSync(fileIn(dataDir), JSON.stringify(what))
