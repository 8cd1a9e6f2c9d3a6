import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import type { Marks } from '../../domain/survey/tally/index.ts'
import type { Tables } from '../../store/client.ts'
import { responsePartition, SHARDS } from '../../store/keys.ts'
import { partition } from '../../store/pages.ts'
import { countsErased } from '../../store/survey/responses.ts'
import { add, type Counts, mendShard } from './mend-shard.ts'

/**
 * [D6] Recounts a survey that is over and whose results are not yet published: once in its life all responses are read, and
 * what is published is what is stored.
 */
export const recountSurvey = async (tables: Tables, survey: SurveyRecord, now: number): Promise<number> => {
  const isOver = survey.closedAt !== null || now >= survey.details.closesAt
  if (survey.state !== 'review' && !(survey.state === 'announced' && isOver)) return 0
  // What those that were erased since had counted for stands nowhere any more, so that no recount can find it.
  if (await countsErased(tables, survey.id)) return 0
  let mended = 0
  for (let shard = 0; shard < SHARDS; shard++)
    mended += (await mendShard(tables, survey.id, shard, () => countsOf(tables, survey.id, shard))).length
  return mended
}

const countsOf = async (tables: Tables, activityId: string, shard: number): Promise<Counts> => {
  const counts: Counts = new Map()
  for await (const item of partition(tables, tables.records, responsePartition(activityId, shard)))
    for (const [part, counters] of Object.entries(item.marks as Marks)) add(counts, part, counters)
  return counts
}
