import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Tables } from './client.ts'

type Item = Record<string, unknown>

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

/** One page of the index, newest first, and an opaque cursor of the next. */
export const ownerPage = async (
  tables: Tables,
  input: Omit<QueryCommandInput, 'TableName'> & { Limit: number },
  after: string | undefined,
): Promise<{ items: Item[]; next: string | null }> => {
  const page = await tables.db.send(
    new QueryCommand({
      ...input,
      TableName: tables.records,
      IndexName: 'byOwner',
      ScanIndexForward: false,
      ...(after ? { ExclusiveStartKey: decodeCursor(after, input.ExpressionAttributeValues?.[':owner']) } : {}),
    }),
  )
  return { items: page.Items ?? [], next: page.LastEvaluatedKey ? encodeCursor(page.LastEvaluatedKey) : null }
}

const encodeCursor = (key: Item): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key of an item of the same list, which is all DynamoDB takes; anything else starts from the beginning. */
const decodeCursor = (cursor: string, owner: unknown): Item | undefined => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const parsed = v.safeParse(Cursor, key)
    if (parsed.success && parsed.output.ownerPk === owner) return parsed.output
  } catch {}
  return undefined
}

const part = v.pipe(v.string(), v.nonEmpty())
const Cursor = v.object({ pk: part, sk: part, ownerPk: part, ownerSk: part })
