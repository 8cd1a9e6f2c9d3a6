import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Tables } from './client.ts'
import { BY_OWNER } from './keys.ts'

type Item = Record<string, unknown>

/** Every sort key: DynamoDB knows no empty one, and all of ours are ASCII. */
const LOWEST_TO_HIGHEST = [' ', '~'] as const

/** Every item of a query, page by page: a list is always paged, and never silently cut at the first megabyte. */
export async function* queryItems(tables: Tables, input: QueryCommandInput): AsyncGenerator<Item> {
  let start: Item | undefined
  do {
    const page = await tables.db.send(new QueryCommand({ ...input, ...(start ? { ExclusiveStartKey: start } : {}) }))
    yield* page.Items ?? []
    start = page.LastEvaluatedKey
  } while (start)
}

/** A partition of a table, in key order; strongly consistent. */
export const partition = (tables: Tables, table: string, pk: string): AsyncGenerator<Item> =>
  queryItems(tables, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  })

/** One page of a partition, newest first; the cursor is the sort key of the last one shown, from anywhere else it begins anew. */
export const newestPage = async (
  tables: Tables,
  { pk, limit, isPlace }: { pk: string; limit: number; isPlace: (sk: string) => boolean },
  after: string | undefined,
): Promise<{ items: Item[]; next: string | null }> => {
  const page = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
      ...(after !== undefined && isPlace(after) ? { ExclusiveStartKey: { pk, sk: after } } : {}),
    }),
  )
  return { items: page.Items ?? [], next: page.LastEvaluatedKey ? String(page.LastEvaluatedKey.sk) : null }
}

interface OwnerList {
  owner: string
  limit: number
  /** Only sort keys from the first to the last of these; none: all. */
  between?: readonly [string, string]
}

/** One page of the index, newest first, and an opaque cursor of the next. */
export const ownerPage = async (
  tables: Tables,
  { owner, limit, between = LOWEST_TO_HIGHEST }: OwnerList,
  after: string | undefined,
): Promise<{ items: Item[]; next: string | null }> => {
  const [from, until] = between
  // DynamoDB takes this for an error; a reader who chose such days just finds nothing.
  if (from > until) return { items: [], next: null }
  const start = after && decodeCursor(after, (key) => key.ownerPk === owner && isWithin(key.ownerSk, between))
  const page = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      IndexName: BY_OWNER,
      KeyConditionExpression: 'ownerPk = :owner AND ownerSk BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':owner': owner, ':from': from, ':until': until },
      ScanIndexForward: false,
      Limit: limit,
      ...(start ? { ExclusiveStartKey: start } : {}),
    }),
  )
  return { items: page.Items ?? [], next: page.LastEvaluatedKey ? encodeCursor(page.LastEvaluatedKey) : null }
}

const encodeCursor = (key: Item): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key of an item of the same list, which is all DynamoDB takes; anything else starts from the beginning. */
const decodeCursor = (cursor: string, isOfList: (key: v.InferOutput<typeof Cursor>) => boolean): Item | undefined => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const parsed = v.safeParse(Cursor, key)
    if (parsed.success && isOfList(parsed.output)) return parsed.output
  } catch {}
  return undefined
}

const isWithin = (key: string, [from, until]: readonly [string, string]): boolean => from <= key && key <= until

const part = v.pipe(v.string(), v.nonEmpty())
const Cursor = v.object({ pk: part, sk: part, ownerPk: part, ownerSk: part })
