import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from './client.ts'
import { isConditionFailed } from './conflicts.ts'
import { attemptKey } from './keys.ts'

export interface RateLimit {
  /** What is counted: a hash, never an address or a number itself. */
  name: string
  /** Tries in one window of time. */
  most: number
}

const WINDOW_MS = 15 * 60_000

/**
 * Counts a try against each limit, in order; false when one is reached. Each count is one conditional write, so the limits hold under
 * any concurrency; where it cannot be counted, this throws and nothing is told.
 */
export const isWithinLimits = async (tables: Tables, limits: readonly RateLimit[], now: number): Promise<boolean> => {
  for (const { name, most } of limits) {
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
