import type { SurveyRecord } from '../domain/survey/life/record.ts'
import type { Marks } from '../domain/survey/tally/index.ts'
import { log } from '../runtime/logger.ts'
import type { Tables } from '../store/client.ts'
import { isConditionFailed } from '../store/conflicts.ts'
import { responsePartition, SHARDS } from '../store/keys.ts'
import { partition } from '../store/pages.ts'
import { readTallyShard, tallyPartsOf, writeShard } from '../store/tallies.ts'
import { type Count, same, settle } from './recount.ts'

/**
 * [D6] Recounts a survey that is over and whose results are not yet published: once in its life all responses are read, and
 * what is published is what is stored.
 */
export const sweepSurvey = async (tables: Tables, survey: SurveyRecord, now: number): Promise<number> => {
  const isOver = survey.closedAt !== null || now >= survey.details.closesAt
  if (survey.state !== 'review' && !(survey.state === 'announced' && isOver)) return 0
  let mended = 0
  for (let shard = 0; shard < SHARDS; shard++) mended += await mendShard(tables, survey.id, shard)
  return mended
}

const NOTHING: Count = { total: 0, options: {} }

const mendShard = async (tables: Tables, activityId: string, shard: number): Promise<number> => {
  const first = await recount(tables, activityId, shard)
  const parts = new Set([...first.keys(), ...(await tallyPartsOf(tables, activityId, shard))])
  const before = new Map(
    await Promise.all(
      [...parts].map(async (part) => [part, await readTallyShard(tables, activityId, part, shard)] as const),
    ),
  )
  const different = [...before].filter(([part, tally]) => !same(tally, first.get(part) ?? NOTHING))
  if (different.length === 0) return 0
  await settle()
  const second = await recount(tables, activityId, shard)
  let mended = 0
  for (const [part, tally] of different) {
    const count = second.get(part) ?? NOTHING
    if (!same(first.get(part) ?? NOTHING, count)) continue
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

const recount = async (tables: Tables, activityId: string, shard: number): Promise<Map<string, Count>> => {
  const parts = new Map<string, Count>()
  for await (const item of partition(tables, tables.records, responsePartition(activityId, shard)))
    for (const [part, counters] of Object.entries(item.marks as Marks)) {
      const count = parts.get(part) ?? { total: 0, options: {} }
      parts.set(part, count)
      count.total++
      for (const [key, by] of Object.entries(counters)) count.options[key] = (count.options[key] ?? 0) + by
    }
  return parts
}
