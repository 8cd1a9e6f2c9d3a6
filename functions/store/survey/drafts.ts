import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { sealedDraftKey } from '../keys.ts'
import { type Standing, writeWish } from '../wishes.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** The platform cannot read it, and forgets it by itself. An older one never replaces a newer (D15). */
export const keepSealedDraft = async (
  tables: Tables,
  activityId: string,
  id: string,
  { sealed, number }: { sealed: string; number: number },
  now: number,
): Promise<Standing<{ expiresAt: number }>> => {
  const expiresAt = Math.floor((now + KEPT_MS) / 1000)
  const item = await writeWish(tables, sealedDraftKey(activityId, id), { sealed, expiresAt }, number)
  return { expiresAt: Number(item.expiresAt) * 1000, number: Number(item.nth) }
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
