import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Act, type Done, QUARTER_MS, ROOM, waitFor, windowAt } from '../../domain/crowd/room.ts'
import type { Tables } from '../client.ts'
import { roomKey } from '../keys.ts'

export type Taken = { ok: true; done: Done } | { ok: false; retryAfterS: number }

/** Counters known to be full, and until when: whoever goes on trying costs no further write, so none becomes hot. */
const full = new Map<string, number>()
const REMEMBERED = 10_000

/**
 * Counts an act at an address, in one conditional write: the limits hold under any concurrency. One counter takes at most what it has
 * room for, and a few more writes for each execution environment that finds it full, far below what a partition takes. Where it cannot
 * be counted this throws, and the act is not done: the sender hears a passing failure and sends again.
 */
export const takeRoom = async (tables: Tables, act: Act, name: string, now: number): Promise<Taken> => {
  const counter = `${act}:${name}`
  const until = full.get(counter) ?? 0
  if (until > now) return { ok: false, retryAfterS: Math.ceil((until - now) / 1000) }
  full.delete(counter)
  const { quarter, minute } = windowAt(now)
  try {
    const { Attributes = {} } = await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: roomKey(counter, quarter),
        UpdateExpression: 'ADD done :one, #minute :one SET expiresAt = :expires',
        ConditionExpression:
          '(attribute_not_exists(done) OR done < :quarter) AND (attribute_not_exists(#minute) OR #minute < :most)',
        ExpressionAttributeNames: { '#minute': `m${minute}` },
        ExpressionAttributeValues: {
          ':one': 1,
          ':quarter': ROOM[act].quarter,
          ':most': ROOM[act].minute,
          ':expires': Math.ceil(((quarter + 2) * QUARTER_MS) / 1000),
        },
        ReturnValues: 'UPDATED_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return { ok: true, done: { quarter: Number(Attributes.done), minute: Number(Attributes[`m${minute}`]) } }
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const done = { quarter: Number(error.Item?.done?.N ?? 0), minute: ROOM[act].minute }
    const retryAfterS = waitFor(act, done, now) ?? 1
    if (full.size >= REMEMBERED) full.clear()
    full.set(counter, now + retryAfterS * 1000)
    return { ok: false, retryAfterS }
  }
}
