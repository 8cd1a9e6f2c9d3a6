import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { isConditionFailed } from '../conflicts.ts'
import { dayKeyKey } from '../keys.ts'

const DAY_MS = 24 * 60 * 60_000

/**
 * The key under which addresses are hidden on one day (UTC): random, made by whoever needs it first, and erased two days later. After that
 * nobody, also not with the deployment's secret, can tell which address was meant (M13).
 */
export const dayKey = async (tables: Tables, now: number, random: () => string): Promise<string> => {
  const day = Math.floor(now / DAY_MS)
  const place = { TableName: tables.records, Key: dayKeyKey(day) }
  const read = async (): Promise<string | null> => {
    const { Item } = await tables.db.send(new GetCommand({ ...place, ConsistentRead: true }))
    return typeof Item?.secret === 'string' ? Item.secret : null
  }
  const known = await read()
  if (known !== null) return known
  const secret = random()
  const expiresAt = Math.ceil(((day + 2) * DAY_MS) / 1000)
  try {
    const Item = { ...place.Key, secret, expiresAt }
    await tables.db.send(
      new PutCommand({ TableName: tables.records, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    )
    return secret
  } catch (error) {
    if (!isConditionFailed(error)) throw error
    const first = await read()
    if (first === null) throw error
    return first
  }
}

export const dayOf = (now: number): number => Math.floor(now / DAY_MS)
