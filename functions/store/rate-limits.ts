import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { isConditionFailed } from '../conflicts.ts'
import { attemptKey } from '../keys.ts'

export interface Door {
  /** What is counted: a hash, never an address or a number itself. */
  name: string
  /** Tries in one window of time. */
  most: number
}

const WINDOW_MS = 15 * 60_000

/**
 * Counts a try at each door, in order; false when one has had its fill. Each count is one conditional write, so the limit holds under
 * any concurrency; where it cannot be counted, this throws and nothing is told.
 */
export const tryDoors = async (tables: Tables, doors: readonly Door[], now: number): Promise<boolean> => {
  for (const { name, most } of doors) {
    try {
      await tables.db.send(
        new UpdateCommand({
          TableName: tables.records,
          Key: attemptKey(name, windowAt(now)),
          UpdateExpression: 'ADD tries :one SET expiresAt = :expires',
          ConditionExpression: 'attribute_not_exists(tries) OR tries < :most',
          ExpressionAttributeValues: {
            ':one': 1,
            ':most': most,
            ':expires': Math.ceil(((windowAt(now) + 2) * WINDOW_MS) / 1000),
          },
        }),
      )
    } catch (error) {
      if (isConditionFailed(error)) return false
      throw error
    }
  }
  return true
}

const windowAt = (now: number): number => Math.floor(now / WINDOW_MS)
