import { marksOf, supportPart } from '../../domain/solicitation/marks.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Tables } from '../../store/client.ts'
import { commentPartition, SHARDS, supportPartition } from '../../store/keys.ts'
import { partition } from '../../store/pages.ts'
import { fromComment } from '../../store/solicitation/comments.ts'
import { isSupport } from '../../store/wishes.ts'
import { add, type Counts, mendShard } from './mend-shard.ts'

/** [D6] Recounts a solicitation's comments and their supporters while it can change, and mends a count that differs. */
export const recountSolicitation = async (tables: Tables, { id, state }: SolicitationHead): Promise<number> => {
  if (state !== 'announced') return 0
  let mended = 0
  for (let shard = 0; shard < SHARDS; shard++)
    mended += (await mendShard(tables, id, shard, () => countsOf(tables, id, shard))).length
  return mended
}

/** From the comments and supporters alone, by the part of the tallies they are counted in. */
const countsOf = async (tables: Tables, activityId: string, shard: number): Promise<Counts> => {
  const counts: Counts = new Map()
  for await (const item of partition(tables, tables.records, commentPartition(activityId, shard)))
    for (const [part, counters] of Object.entries(marksOf(fromComment(item)))) add(counts, part, counters)
  for await (const item of partition(tables, tables.records, supportPartition(activityId, shard)))
    if (isSupport(item)) add(counts, supportPart(String(item.sk).split('#')[0] ?? ''), {})
  return counts
}
