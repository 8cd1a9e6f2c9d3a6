import { gunzipSync, gzipSync } from 'node:zlib'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { PublicResults, StaffResults } from '../../contract/survey/results.ts'
import { NOTHING_SHOWN, type Shown } from '../../domain/survey/results/batch.ts'
import { resultsOf } from '../../domain/survey/results/count.ts'
import { NOTHING_SEEN } from '../../domain/survey/results/staff.ts'
import type { Tables } from '../client.ts'
import type { Write } from '../commit.ts'
import { resultsKey } from '../keys.ts'
import { allTallies } from '../tallies.ts'

/** All that is counted, from the tallies alone. */
export const countedResults = async (tables: Tables, activityId: string): Promise<StaffResults> =>
  resultsOf(await allTallies(tables, activityId))

/** What was published is kept as it was published. */
export const finalResultsWrite = (tables: Tables, activityId: string, results: PublicResults): Write => ({
  Put: { TableName: tables.records, Item: { ...resultsKey(activityId, 'FINAL'), packed: pack(results) } },
})

export const getFinalResults = async (tables: Tables, activityId: string): Promise<PublicResults | null> =>
  (await read<PublicResults>(tables, activityId, 'FINAL'))?.value ?? null

/** The counts that live results are made from, when they last moved, and how often they have. */
export const getShown = async (
  tables: Tables,
  activityId: string,
): Promise<{ shown: Shown; moves: number; at: number }> => {
  const found = await read<Shown>(tables, activityId, 'LIVE')
  return found ? { shown: found.value, moves: found.moves, at: found.at } : { shown: NOTHING_SHOWN, moves: 0, at: 0 }
}

export const putShown = (tables: Tables, activityId: string, shown: Shown, moves: number, at: number) =>
  move(tables, activityId, 'LIVE', shown, moves, at)

/** The counts that staff see move by batches, when they last moved. */
export const getSeen = async (tables: Tables, activityId: string): Promise<{ seen: StaffResults; moves: number }> => {
  const found = await read<StaffResults>(tables, activityId, 'SEEN')
  return found ? { seen: found.value, moves: found.moves } : { seen: NOTHING_SEEN, moves: 0 }
}

export const putSeen = (tables: Tables, activityId: string, seen: StaffResults, moves: number, at: number) =>
  move(tables, activityId, 'SEEN', seen, moves, at)

/** Conditional, because two may count at the same moment. */
const move = (tables: Tables, activityId: string, state: Moving, counts: unknown, moves: number, at: number) =>
  tables.db.send(
    new PutCommand({
      TableName: tables.records,
      Item: { ...resultsKey(activityId, state), packed: pack(counts), moves: moves + 1, at },
      ConditionExpression: moves === 0 ? 'attribute_not_exists(pk)' : 'moves = :moves',
      ...(moves === 0 ? {} : { ExpressionAttributeValues: { ':moves': moves } }),
    }),
  )

/** Counts that move by batches: for everyone, and for staff who see no single responses. */
type Moving = 'LIVE' | 'SEEN'

const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value))

const read = async <T>(tables: Tables, activityId: string, state: Moving | 'FINAL') => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: resultsKey(activityId, state), ConsistentRead: true }),
  )
  if (!Item) return null
  const value = JSON.parse(gunzipSync(Item.packed as Uint8Array).toString()) as T
  return { value, moves: Number(Item.moves ?? 0), at: Number(Item.at ?? 0) }
}
