import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { SAMPLE } from '../../domain/crowd/work.ts'
import type { Tables } from '../client.ts'
import { joiningKey } from '../keys.ts'

const MINUTE_MS = 60_000
/** What was last seen of each place: by minute, about how many joined. */
const seen = new Map<string, { minute: number; count: number; before: number }>()
const REMEMBERED = 1_000

/**
 * About how many join somewhere in a minute. One in ten is counted for all ten, so that the counter takes a tenth of the writes; what it
 * says is known to each execution environment from its own last one. An estimate: it makes work harder or easier, and refuses nobody.
 */
export const joiningAt = async (tables: Tables, where: string, now: number, random: () => number): Promise<number> => {
  const minute = Math.floor(now / MINUTE_MS)
  const last = seen.get(where)
  const before = last === undefined || last.minute < minute - 1 ? 0 : last.minute === minute ? last.before : last.count
  let count = last?.minute === minute ? last.count : 0
  if (random() * SAMPLE < 1) {
    const { Attributes = {} } = await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: joiningKey(where, minute),
        UpdateExpression: 'ADD joined :many SET expiresAt = :expires',
        ExpressionAttributeValues: { ':many': SAMPLE, ':expires': minute * 60 + 600 },
        ReturnValues: 'UPDATED_NEW',
      }),
    )
    count = Number(Attributes.joined)
  }
  if (seen.size >= REMEMBERED && !last) seen.clear()
  seen.set(where, { minute, count, before })
  return Math.max(count, before)
}
