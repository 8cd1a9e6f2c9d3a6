import { GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { isNewer } from '../domain/wish.ts'
import type { Tables } from './client.ts'
import { cancellationCodes, isConditionFailed, retrying } from './conflicts.ts'
import { questionKey, SHARDS, voteKey, votePartition } from './keys.ts'
import { partition } from './pages.ts'
import { isVote, type Standing, writeWish } from './wishes.ts'

/**
 * A vote item stands for a vote if the person voted for the question itself (`direct`) or for a duplicate merged into it (`via`, a
 * set of their ids). So a person who voted for both counts once, and undoing the merge takes back just what it brought.
 */
export async function* votersOf(tables: Tables, activityId: string, questionId: string) {
  for (let shard = 0; shard < SHARDS; shard++)
    for await (const item of partition(tables, tables.records, votePartition(activityId, questionId, shard))) {
      if (!isVote(item)) continue
      yield {
        participantId: String(item.sk),
        via: item.via instanceof Set ? (item.via as Set<string>) : new Set<string>(),
        came: cameOf(item),
      }
    }
}

/** When a voter first took part, and from which group of addresses; nothing of a verified person, whose vote is one person's anyway. */
export interface Came {
  wave: number
  group: number
}

/** Null where a vote belongs to no wave. */
export const cameOf = (item: Record<string, unknown> | null): Came | null =>
  typeof item?.wave === 'number' ? { wave: item.wave, group: Number(item.group) } : null

interface Carried {
  activityId: string
  /** The duplicate. */
  from: string
  /** The question it was merged into. */
  into: string
  participantId: string
  came: Came | null
}

/**
 * Counts a duplicate's voter for its target, if at this very moment the person votes for the one and it is merged into the
 * other: whatever is true no longer was told after it by a record of its own, which then takes the vote away again.
 */
export const carryVote = (tables: Tables, { activityId, from, into, participantId, came }: Carried) =>
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
                ConditionExpression: 'direct = :true OR attribute_exists(via)',
                ExpressionAttributeValues: { ':true': true },
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
                UpdateExpression: came
                  ? 'ADD via :from SET wave = if_not_exists(wave, :wave), #group = if_not_exists(#group, :group)'
                  : 'ADD via :from',
                ...(came ? { ExpressionAttributeNames: { '#group': 'group' } } : {}),
                ExpressionAttributeValues: {
                  ':from': new Set([from]),
                  ...(came ? { ':wave': came.wave, ':group': came.group } : {}),
                },
              },
            },
          ],
        }),
      )
    } catch (error) {
      if (!cancellationCodes(error)?.includes('ConditionalCheckFailed')) throw error
    }
  })

/** Once nothing more stands in it but a number, the item counts for nobody. */
export const uncarryVote = async (
  tables: Tables,
  { activityId, from, into, participantId }: Omit<Carried, 'came'>,
): Promise<void> => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: voteKey(activityId, into, participantId),
        UpdateExpression: 'DELETE via :from',
        ConditionExpression: 'contains(via, :id)',
        ExpressionAttributeValues: { ':from': new Set([from]), ':id': from },
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

/**
 * One item a person and question: voting twice is voting once. `named` is the question that was voted for, which may have been merged into
 * the first of `questionIds` since: what its voter wished of it before that counts. Taking a vote back takes the person's own from each of
 * `questionIds`, the question and all its duplicates, and leaves its number on each, also where no vote has arrived yet (D15); what was
 * carried goes with those by the stream.
 */
export const setVote = async (
  tables: Tables,
  vote: {
    activityId: string
    named: string
    questionIds: readonly [string, ...string[]]
    participantId: string
    on: boolean
    came: Came | null
  },
  number: number,
): Promise<Standing<{ on: boolean }>> => {
  const { activityId, named, questionIds, participantId, on, came } = vote
  const [root, ...duplicates] = questionIds
  if (on && named !== root) {
    const standing = await readVote(tables, activityId, named, participantId)
    if (standing?.nth !== undefined && !isNewer(number, Number(standing.nth)))
      return { on: isVote(standing), number: Number(standing.nth) }
  }
  const wish = (id: string) =>
    writeWish(tables, voteKey(activityId, id, participantId), { direct: on, ...came }, number)
  let newest = await wish(root)
  for (const id of duplicates) {
    const standing = await wish(id)
    if (Number(standing.nth) > Number(newest.nth)) newest = standing
  }
  return { on: newest.direct === true, number: Number(newest.nth) }
}

const readVote = async (tables: Tables, activityId: string, questionId: string, participantId: string) => {
  const Key = voteKey(activityId, questionId, participantId)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item ?? null
}
