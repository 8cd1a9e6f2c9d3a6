import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { sealedDraftKey } from '../keys.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** The platform cannot read it, and forgets it by itself. */
export const keepSealedDraft = async (
  { db, records }: Tables,
  activityId: string,
  id: string,
  sealed: string,
  now: number,
): Promise<{ expiresAt: number }> => {
  const expiresAt = now + KEPT_MS
  const Item = { ...sealedDraftKey(activityId, id), sealed, expiresAt: Math.floor(expiresAt / 1000) }
  await db.send(new PutCommand({ TableName: records, Item }))
  return { expiresAt }
}

/** Null where there is none, or its time is over and DynamoDB has not come to erase it yet. */
export const getSealedDraft = async (
  { db, records }: Tables,
  activityId: string,
  id: string,
  now: number,
): Promise<string | null> => {
  const { Item } = await db.send(new GetCommand({ TableName: records, Key: sealedDraftKey(activityId, id) }))
  return Item && Number(Item.expiresAt) * 1000 > now ? String(Item.sealed) : null
}
