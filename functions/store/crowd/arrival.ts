import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Tables } from '../client.ts'
import { arrivalKey } from '../keys.ts'
import { type Came, cameOf } from '../votes.ts'

/** What this execution environment knows of who came when: it never changes. */
const known = new Map<string, Came>()
const REMEMBERED = 20_000

/** When a participant first voted in an interview: this moment, if it is the first. Kept once, whatever races. */
export const arrivalOf = async (
  tables: Tables,
  activityId: string,
  participantId: string,
  now: Came,
): Promise<Came> => {
  const name = `${activityId}:${participantId}`
  const before = known.get(name)
  if (before) return before
  const came = await put(tables, activityId, participantId, now)
  if (known.size >= REMEMBERED) known.clear()
  known.set(name, came)
  return came
}

const put = async (tables: Tables, activityId: string, participantId: string, now: Came): Promise<Came> => {
  try {
    await tables.db.send(
      new PutCommand({
        TableName: tables.records,
        Item: { ...arrivalKey(activityId, participantId), ...now },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return now
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error
    return cameOf(unmarshall(error.Item)) ?? now
  }
}
