import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from './client.ts'
import { erasedKey } from './keys.ts'

/** What single people wrote in an activity was erased on request, at this moment or just before. */
export const noteErasure = async (tables: Tables, activityId: string, at: number): Promise<void> => {
  await tables.db.send(new PutCommand({ TableName: tables.records, Item: { ...erasedKey(activityId), at } }))
}

/** Whether something was erased later than this. */
export const isErasedSince = async (tables: Tables, activityId: string, at: number): Promise<boolean> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: erasedKey(activityId), ConsistentRead: true }),
  )
  return Item !== undefined && Number(Item.at) > at
}
