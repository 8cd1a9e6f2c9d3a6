import { gunzipSync, gzipSync } from 'node:zlib'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { PublicResults, StaffResults } from '../../contract/survey/results.ts'
import { type Batches, NO_BATCHES } from '../../domain/survey/results/batch.ts'
import { resultsOf } from '../../domain/survey/results/count.ts'
import type { Tables } from '../client.ts'
import { resultsKey } from '../keys.ts'
import { allTallies } from '../tallies.ts'
import type { Write } from '../write.ts'

/** All that is counted, from the tallies alone. */
export const countedResults = async (tables: Tables, activityId: string): Promise<StaffResults> =>
  resultsOf(await allTallies(tables, activityId))

/** What was published is kept as it was published. */
export const finalResultsWrite = (tables: Tables, activityId: string, results: PublicResults): Write => ({
  Put: { TableName: tables.records, Item: { ...resultsKey(activityId, 'FINAL'), packed: pack(results) } },
})

export const getFinalResults = async (tables: Tables, activityId: string): Promise<PublicResults | null> =>
  (await read<PublicResults>(tables, activityId, 'FINAL'))?.value ?? null

/** The counts that may be seen while people answer, and how often they have moved. */
export const getBatches = async (tables: Tables, activityId: string): Promise<{ batches: Batches; moves: number }> => {
  const found = await read<Batches>(tables, activityId, 'BATCHES')
  return found ? { batches: found.value, moves: found.moves } : { batches: NO_BATCHES, moves: 0 }
}

/** Conditional, because two may count at the same moment. */
export const putBatches = (tables: Tables, activityId: string, batches: Batches, moves: number) =>
  tables.db.send(
    new PutCommand({
      TableName: tables.records,
      Item: { ...resultsKey(activityId, 'BATCHES'), packed: pack(batches), moves: moves + 1 },
      ConditionExpression: moves === 0 ? 'attribute_not_exists(pk)' : 'moves = :moves',
      ...(moves === 0 ? {} : { ExpressionAttributeValues: { ':moves': moves } }),
    }),
  )

const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value))

const read = async <T>(tables: Tables, activityId: string, state: 'BATCHES' | 'FINAL') => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: resultsKey(activityId, state), ConsistentRead: true }),
  )
  if (!Item) return null
  const value = JSON.parse(gunzipSync(Item.packed as Uint8Array).toString()) as T
  return { value, moves: Number(Item.moves ?? 0) }
}
