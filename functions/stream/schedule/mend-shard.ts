import { log } from '../../runtime/logger.ts'
import type { Tables } from '../../store/client.ts'
import { isConditionFailed } from '../../store/conflicts.ts'
import { readTallyShard, tallyPartsOf, writeShard } from '../../store/tallies.ts'

/** What is stored of one shard of a tally, counted anew. */
interface Count {
  total: number
  options: Record<string, number>
}

const same = (a: Count, b: Count): boolean =>
  a.total === b.total &&
  [...new Set([...Object.keys(a.options), ...Object.keys(b.options)])].every(
    (id) => (a.options[id] ?? 0) === (b.options[id] ?? 0),
  )

/** Longer than the stream takes from a write to its projection, retries included. */
const SETTLE_MS = 10_000

/** What is on its way through the stream looks like a difference: only one that stands still is one. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS))

/** Counts of a shard by the part of the tallies they belong to. */
export type Counts = Map<string, Count>

const NOTHING: Count = { total: 0, options: {} }

/** One more item of a part, and what it adds to its counters. */
export const add = (counts: Counts, part: string, counters: Record<string, number>): void => {
  const count = counts.get(part) ?? { total: 0, options: {} }
  counts.set(part, count)
  count.total++
  for (const [name, by] of Object.entries(counters)) count.options[name] = (count.options[name] ?? 0) + by
}

/** [D6] Counts a shard's items anew, and mends what its tallies say otherwise twice. Gives the parts that were mended. */
export const mendShard = async (
  tables: Tables,
  activityId: string,
  shard: number,
  recount: () => Promise<Counts>,
): Promise<string[]> => {
  const first = await recount()
  const parts = [...new Set([...first.keys(), ...(await tallyPartsOf(tables, activityId, shard))])]
  const tallies = await Promise.all(
    parts.map(async (part) => ({ part, tally: await readTallyShard(tables, activityId, part, shard) })),
  )
  const different = tallies.filter(({ part, tally }) => !same(tally, first.get(part) ?? NOTHING))
  if (different.length === 0) return []
  await settle()
  const second = await recount()
  const mended: string[] = []
  for (const { part, tally } of different) {
    const count = second.get(part) ?? NOTHING
    if (!same(first.get(part) ?? NOTHING, count)) continue
    try {
      await writeShard(tables, activityId, part, shard, tally, { ...tally, ...count, version: tally.version + 1 })
      log.warn('tally mended', { activityId, id: part, shard, from: tally.total, to: count.total })
      mended.push(part)
    } catch (error) {
      if (!isConditionFailed(error)) throw error
    }
  }
  return mended
}
