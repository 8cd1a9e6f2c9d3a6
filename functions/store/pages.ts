import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
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
      ...(after ? { ExclusiveStartKey: decodeCursor(after) } : {}),
    }),
  )
  return { items: page.Items ?? [], next: page.LastEvaluatedKey ? encodeCursor(page.LastEvaluatedKey) : null }
}

const encodeCursor = (key: Item): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** A cursor holds nothing but the string keys of an item; anything else starts from the beginning. */
const decodeCursor = (cursor: string): Item | undefined => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (key && typeof key === 'object' && Object.values(key).every((value) => typeof value === 'string'))
      return { ...key }
  } catch {}
  return undefined
}
