import { folder } from 'virtual:regions'
import type { Region, Regions } from './region-shape.ts'

export type { Region } from './region-shape.ts'

/** Which level a code is of: 1 province, 2 city, 3 county, 4 township. */
export const levelOf = (code: string): number => (code.length === 9 ? 4 : code.length / 2)

const fileOf = (code: string): string => (code === '' ? 'CN' : code.slice(0, code.length > 4 ? 4 : 2))

const files = new Map<string, Promise<Regions>>()

const load = (name: string): Promise<Regions> => {
  const known = files.get(name)
  if (known) return known
  const loading = fetch(new URL(`${folder}/${name}.json`, import.meta.url)).then(
    (reply): Promise<Regions> | Regions => {
      // A city of which no townships are known has no file.
      if (reply.status === 404 || reply.status === 403) return {}
      if (!reply.ok) throw new Error(`regions: ${reply.status}`)
      return reply.json()
    },
  )
  files.set(name, loading)
  loading.catch(() => files.delete(name))
  return loading
}

/** The regions inside one, down to `depth`. */
export const regionsIn = async (code: string, depth: number): Promise<Region[]> => {
  if (levelOf(code) >= depth) return []
  const inside = (await load(fileOf(code)))[code] ?? []
  return inside.filter(([one]) => levelOf(one) <= depth)
}

/** The names of regions by their codes, as many of them as can be had. */
export const namesOf = async (codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = await Promise.all(
    codes.map(async (code) => {
      const name = (await pathTo(code).catch(() => [])).at(-1)
      return name?.[0] === code ? [name] : []
    }),
  )
  return new Map(found.flat())
}

/** From the outermost region that `code` lies in, below `within`, to itself. */
export const pathTo = async (code: string, within = ''): Promise<Region[]> => {
  const path: Region[] = []
  for (const length of [2, 4, 6, 9]) {
    if (length <= within.length || length > code.length) continue
    const part = code.slice(0, length)
    const above = path.at(-1)?.[0] ?? within
    const found = (await regionsIn(above, 4)).find(([one]) => one === part)
    if (found) path.push(found)
  }
  return path
}
