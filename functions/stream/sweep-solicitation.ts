import { marksOf, supportPart } from '../domain/solicitation/marks.ts'
import type { SolicitationHead } from '../domain/solicitation/record.ts'
import { log } from '../runtime/logger.ts'
import type { Tables } from '../store/client.ts'
import { isConditionFailed } from '../store/conflicts.ts'
import { commentPartition, SHARDS, supportPartition } from '../store/keys.ts'
import { partition } from '../store/pages.ts'
import { fromComment } from '../store/solicitation/comments.ts'
import { readTallyShard, tallyPartsOf, writeShard } from '../store/tallies.ts'
import { type Count, same, settle } from './recount.ts'

/** [D6] Recounts a solicitation's comments and their supporters while it can change, and mends a count that differs. */
export const sweepSolicitation = async (tables: Tables, { id, state }: SolicitationHead): Promise<number> => {
  if (state !== 'announced') return 0
  let mended = 0
  for (let shard = 0; shard < SHARDS; shard++) mended += await mendShard(tables, id, shard)
  return mended
}

const nothing = (): Count => ({ total: 0, options: {} })

const mendShard = async (tables: Tables, activityId: string, shard: number): Promise<number> => {
  const first = await recount(tables, activityId, shard)
  const parts = new Set([...first.keys(), ...(await tallyPartsOf(tables, activityId, shard))])
  const different = []
  for (const part of parts) {
    const tally = await readTallyShard(tables, activityId, part, shard)
    if (!same(tally, first.get(part) ?? nothing())) different.push({ part, tally })
  }
  if (different.length === 0) return 0
  await settle()
  const second = await recount(tables, activityId, shard)
  let mended = 0
  for (const { part, tally } of different) {
    const count = second.get(part) ?? nothing()
    if (!same(first.get(part) ?? nothing(), count)) continue
    try {
      await writeShard(tables, activityId, part, shard, tally, { ...tally, ...count, version: tally.version + 1 })
      log.warn('tally mended', { activityId, id: part, shard, from: tally.total, to: count.total })
      mended++
    } catch (error) {
      if (!isConditionFailed(error)) throw error
    }
  }
  return mended
}

/** From the comments and supporters alone, by the part of the tallies they are counted in. */
const recount = async (tables: Tables, activityId: string, shard: number): Promise<Map<string, Count>> => {
  const parts = new Map<string, Count>()
  const add = (part: string, counters: Record<string, number>) => {
    const count = parts.get(part) ?? nothing()
    parts.set(part, count)
    count.total++
    for (const [name, by] of Object.entries(counters)) count.options[name] = (count.options[name] ?? 0) + by
  }
  for await (const item of partition(tables, tables.records, commentPartition(activityId, shard)))
    for (const [part, counters] of Object.entries(marksOf(fromComment(item)))) add(part, counters)
  for await (const { sk } of partition(tables, tables.records, supportPartition(activityId, shard)))
    add(supportPart(String(sk).split('#')[0] ?? ''), {})
  return parts
}
