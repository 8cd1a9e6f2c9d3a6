import { DeleteCommand, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from './client.ts'
import { cancellationCodes, isConditionFailed, retrying } from './conflicts.ts'
import { questionKey, SHARDS, voteKey, votePartition } from './keys.ts'
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

/**
 * Counts a duplicate's voter for its target, if at this very moment the person votes for the one and it is merged into the
 * other: whatever is true no longer was told after it by a record of its own, which then takes the vote away again.
 */
export const carryVote = (tables: Tables, { activityId, from, into, participantId }: Carried) =>
  retrying(async () => {
    const TableName = tables.records
    try {
      await tables.db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              ConditionCheck: {
                TableName,
                Key: voteKey(activityId, from, participantId),
                ConditionExpression: 'attribute_exists(pk)',
              },
            },
            {
              ConditionCheck: {
                TableName,
                Key: questionKey(activityId, from),
                ConditionExpression: 'mergedInto = :into',
                ExpressionAttributeValues: { ':into': into },
              },
            },
            {
              Update: {
                TableName,
                Key: voteKey(activityId, into, participantId),
                UpdateExpression: 'ADD via :from',
                ExpressionAttributeValues: { ':from': new Set([from]) },
              },
            },
          ],
        }),
      )
    } catch (error) {
      if (!cancellationCodes(error)?.includes('ConditionalCheckFailed')) throw error
    }
  })

/** In one write, so that no crash leaves a vote that stands for nothing. */
export const uncarryVote = (tables: Tables, { activityId, from, into, participantId }: Carried) =>
  retrying(async () => {
    const place = { TableName: tables.records, Key: voteKey(activityId, into, participantId) }
    const { Item } = await tables.db.send(new GetCommand({ ...place, ConsistentRead: true }))
    const via = Item?.via
    if (!(via instanceof Set) || !via.has(from)) return
    const only = new Set([from])
    if (via.size === 1 && !Item?.direct)
      await tables.db.send(
        new DeleteCommand({
          ...place,
          ConditionExpression: 'attribute_not_exists(direct) AND via = :only',
          ExpressionAttributeValues: { ':only': only },
        }),
      )
    else
      await tables.db.send(
        new UpdateCommand({
          ...place,
          UpdateExpression: 'DELETE via :only',
          ConditionExpression: 'attribute_exists(direct) OR size(via) > :one',
          ExpressionAttributeValues: { ':only': only, ':one': 1 },
        }),
      )
  })

/**
 * One item a person and question, there or not there: voting twice is voting once. Taking a vote back takes the person's own
 * from each of `questionIds`, the question and all its duplicates; what was carried goes with those by the stream.
 */
export const setVote = async (
  tables: Tables,
  vote: { activityId: string; questionIds: readonly [string, ...string[]]; participantId: string; on: boolean },
): Promise<void> => {
  const { activityId, questionIds, participantId, on } = vote
  const placeOf = (id: string) => ({ TableName: tables.records, Key: voteKey(activityId, id, participantId) })
  if (on) {
    await tables.db.send(
      new UpdateCommand({
        ...placeOf(questionIds[0]),
        UpdateExpression: 'SET direct = :true',
        ExpressionAttributeValues: { ':true': true },
      }),
    )
    return
  }
  for (const id of questionIds)
    await retrying(async () => {
      try {
        await tables.db.send(new DeleteCommand({ ...placeOf(id), ConditionExpression: 'attribute_not_exists(via)' }))
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        const carried = { UpdateExpression: 'REMOVE direct', ConditionExpression: 'attribute_exists(via)' }
        await tables.db.send(new UpdateCommand({ ...placeOf(id), ...carried }))
      }
    })
}
