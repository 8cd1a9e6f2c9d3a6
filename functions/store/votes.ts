import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from './client.ts'
import { isConditionFailed } from './conflicts.ts'
import { SHARDS, voteKey, votePartition } from './keys.ts'
import { partition } from './pages.ts'

/**
 * A vote item is there if the person voted for the question itself (`direct`) or for a duplicate merged into it (`via`, a
 * set of their ids). So a person who voted for both counts once, and undoing the merge takes back just what it brought.
 */
export async function* votersOf(tables: Tables, activityId: string, questionId: string) {
  for (let shard = 0; shard < SHARDS; shard++)
    for await (const item of partition(tables, tables.records, votePartition(activityId, questionId, shard)))
      yield {
        participantId: String(item.sk),
        via: item.via instanceof Set ? (item.via as Set<string>) : new Set<string>(),
      }
}

interface Carried {
  activityId: string
  /** The duplicate. */
  from: string
  /** The question it was merged into. */
  into: string
  participantId: string
}

export const carryVote = (tables: Tables, { activityId, from, into, participantId }: Carried) =>
  tables.db.send(
    new UpdateCommand({
      TableName: tables.records,
      Key: voteKey(activityId, into, participantId),
      UpdateExpression: 'ADD via :from',
      ExpressionAttributeValues: { ':from': new Set([from]) },
    }),
  )

export const uncarryVote = async (tables: Tables, { activityId, from, into, participantId }: Carried) => {
  const Key = voteKey(activityId, into, participantId)
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key,
        UpdateExpression: 'DELETE via :from',
        ConditionExpression: 'contains(via, :id)',
        ExpressionAttributeValues: { ':from': new Set([from]), ':id': from },
      }),
    )
    await tables.db.send(
      new DeleteCommand({
        TableName: tables.records,
        Key,
        ConditionExpression: 'attribute_not_exists(direct) AND attribute_not_exists(via)',
      }),
    )
  } catch (error) {
    // Not carried, or still there for another reason: nothing to take back.
    if (!isConditionFailed(error)) throw error
  }
}
