import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { tookPartKey } from '../keys.ts'

/** Those that this execution environment has marked: told once is enough. */
const marked = new Set<string>()
const REMEMBERED = 20_000
/** As long as the longest token, in seconds. */
const KEPT_S = 180 * 24 * 60 * 60

/** A participant's first act was accepted: their token is good to its end. Says nothing of what they did, nor where. */
export const markTookPart = async (tables: Tables, participantId: string, now: number): Promise<void> => {
  if (marked.has(participantId)) return
  const Item = { ...tookPartKey(participantId), expiresAt: Math.floor(now / 1000) + KEPT_S }
  await tables.db.send(new PutCommand({ TableName: tables.records, Item }))
  if (marked.size >= REMEMBERED) marked.clear()
  marked.add(participantId)
}

export const tookPart = async (tables: Tables, participantId: string): Promise<boolean> => {
  if (marked.has(participantId)) return true
  const Key = tookPartKey(participantId)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item !== undefined
}
