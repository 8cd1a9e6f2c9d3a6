import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Tables } from './client.ts'
import type { Key } from './keys.ts'

type Item = Record<string, unknown>

/** What stands at the platform, after a wish: the wish itself, or a newer one. */
export type Standing<T> = T & { number: number }

/**
 * [D15] Writes what a person wishes a thing to be unless a newer wish stands, in one conditional write: the rule is `isNewer`
 * (`domain/wish.ts`). A wish for nothing is written like any other and keeps its number, so that an earlier one which is still on its way
 * does not bring back what was taken back. Gives the item as it stands then.
 */
export const writeWish = async (tables: Tables, Key: Key, wished: Item, number: number): Promise<Item> => {
  const given = Object.entries({ ...wished, nth: number })
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key,
        UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'attribute_not_exists(#nth) OR #nth < :nth',
        ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return { ...wished, nth: number }
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error
    return unmarshall(error.Item)
  }
}

/**
 * What stands where this very wish was written before; null where it never arrived, or another one stands. Whoever sends it again, because
 * nobody answered, is told so even where it would not be taken any more (D2).
 */
export const writtenBefore = async (tables: Tables, Key: Key, number: number | undefined): Promise<Item | null> => {
  if (number === undefined) return null
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item?.nth === number ? Item : null
}

/** Whether a vote item stands for a vote: one's own, or of a duplicate that was merged. */
export const isVote = (item: Item | null): boolean => item?.direct === true || item?.via instanceof Set

/** None: the answer was taken back. */
export const choicesOf = (item: Item | null): string[] => (item?.choices as string[] | undefined) ?? []

/** Whether a support item stands for a support: it says so, or is of before wishes had numbers. */
export const isSupport = (item: Item | null): boolean => item !== null && item.on !== false
