import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Tally } from '../contract/live/tally.ts'
import type { Tables } from './client.ts'
import { retrying } from './conflicts.ts'
import { SHARDS, tallyKey, tallyPartition } from './keys.ts'
import { partition } from './pages.ts'
import { getItems } from './records.ts'

/** What one stream record adds: `sequence` is its place in the stream, growing within a partition key. */
export interface TallyStep {
  sequence: string
  total: number
  options: Readonly<Record<string, number>>
}

export interface TallyShard {
  total: number
  options: Record<string, number>
  version: number
  lastSequence: string | null
}

const EMPTY: TallyShard = { total: 0, options: {}, version: 0, lastSequence: null }

/** Sequence numbers are decimal and may differ in length. */
const isAfter = (a: string, b: string | null): boolean => b === null || BigInt(a) > BigInt(b)

/** [D6] Only steps after the last one counted are added, so replaying a batch adds nothing. Pure. */
export const addSteps = (shard: TallyShard, steps: readonly TallyStep[]): TallyShard => {
  const fresh = steps.filter((step) => isAfter(step.sequence, shard.lastSequence))
  const last = fresh.at(-1)
  if (!last) return shard
  const options = { ...shard.options }
  for (const step of fresh)
    for (const [id, count] of Object.entries(step.options)) options[id] = (options[id] ?? 0) + count
  return {
    total: shard.total + fresh.reduce((sum, step) => sum + step.total, 0),
    options,
    version: shard.version + 1,
    lastSequence: last.sequence,
  }
}

const readShard = (item: Record<string, unknown> | undefined): TallyShard =>
  item
    ? {
        total: Number(item.total),
        options: { ...(item.options as Record<string, number>) },
        version: Number(item.version),
        lastSequence: (item.lastSequence as string | undefined) ?? null,
      }
    : EMPTY

export const readTallyShard = async (
  tables: Tables,
  activityId: string,
  id: string,
  shard: number,
): Promise<TallyShard> => {
  const Key = tallyKey(activityId, id, shard)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return readShard(Item)
}

/** Counts a shard's steps in. Conditional, because an invocation thought dead may still be writing. */
export const countIn = (tables: Tables, activityId: string, id: string, shard: number, steps: readonly TallyStep[]) =>
  retrying(async () => {
    const before = await readTallyShard(tables, activityId, id, shard)
    const after = addSteps(before, steps)
    if (after !== before) await writeShard(tables, activityId, id, shard, before, after)
  })

export const writeShard = (
  tables: Tables,
  activityId: string,
  id: string,
  shard: number,
  before: TallyShard,
  after: TallyShard,
) =>
  tables.db.send(
    new UpdateCommand({
      TableName: tables.records,
      Key: tallyKey(activityId, id, shard),
      UpdateExpression: 'SET #total = :total, #options = :options, version = :version, lastSequence = :last',
      ConditionExpression: before.version === 0 ? 'attribute_not_exists(version)' : 'version = :before',
      ExpressionAttributeNames: { '#total': 'total', '#options': 'options' },
      ExpressionAttributeValues: {
        ':total': after.total,
        ':options': after.options,
        ':version': after.version,
        ':last': after.lastSequence,
        ...(before.version === 0 ? {} : { ':before': before.version }),
      },
    }),
  )

/** Which tallies have been counted in a shard. */
export const tallyPartsOf = async (tables: Tables, activityId: string, shard: number): Promise<string[]> => {
  const items = await Array.fromAsync(partition(tables, tables.records, tallyPartition(activityId)))
  return items.flatMap(({ sk }) => (String(sk).endsWith(`#${shard}`) ? [String(sk).slice(0, -`#${shard}`.length)] : []))
}

/** Totals over shards. A shard's version only grows, so the sum does too (D5). */
const summed = (id: string, shards: readonly TallyShard[]): Tally => {
  const options: Record<string, number> = {}
  for (const shard of shards)
    for (const [option, count] of Object.entries(shard.options)) options[option] = (options[option] ?? 0) + count
  return {
    id,
    version: shards.reduce((sum, shard) => sum + shard.version, 0),
    total: shards.reduce((sum, shard) => sum + shard.total, 0),
    ...(Object.keys(options).length > 0 ? { options } : {}),
  }
}

export const getTallies = async (tables: Tables, activityId: string, ids: readonly string[]): Promise<Tally[]> => {
  const keys = ids.flatMap((id) => Array.from({ length: SHARDS }, (_, shard) => tallyKey(activityId, id, shard)))
  return group(await getItems(tables, keys))
}

export const allTallies = async (tables: Tables, activityId: string): Promise<Tally[]> =>
  group(await Array.fromAsync(partition(tables, tables.records, tallyPartition(activityId))))

const group = (items: readonly Record<string, unknown>[]): Tally[] => {
  const byId = Map.groupBy(items, (item) => String(item.sk).slice(0, String(item.sk).lastIndexOf('#')))
  return [...byId].map(([id, shards]) => summed(id, shards.map(readShard)))
}
