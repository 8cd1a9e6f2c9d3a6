import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { isConditionFailed } from '../conflicts.ts'
import { commentKey, nearKey, nearMembersPartition, nearPartition, seqKey } from '../keys.ts'
import { partition } from '../pages.ts'

export interface NearGroup {
  leaderId: string
  articleId: string | null
  size: number
}

/** Member ids in one item; some 23 bytes each. */
const MEMBERS = 5_000
/** So that the largest comes first in the order of keys. */
const MOST = 999_999_999

export const putGroup = async (
  tables: Tables,
  activityId: string,
  run: string,
  { leaderId, articleId, memberIds }: { leaderId: string; articleId: string | null; memberIds: readonly string[] },
): Promise<void> => {
  const TableName = tables.records
  for (let start = 0; start < memberIds.length; start += MEMBERS) {
    const key = { pk: nearMembersPartition(activityId, run, leaderId), sk: seqKey(start / MEMBERS) }
    await tables.db.send(
      new PutCommand({ TableName, Item: { ...key, memberIds: memberIds.slice(start, start + MEMBERS) } }),
    )
  }
  const size = memberIds.length
  const Item = {
    pk: nearPartition(activityId, run),
    sk: `${seqKey(MOST - size)}#${leaderId}`,
    leaderId,
    articleId,
    size,
  }
  await tables.db.send(new PutCommand({ TableName, Item }))
}

/** The run whose groups are in force; null: there was none. */
export const runOf = async (tables: Tables, activityId: string): Promise<string | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: nearKey(activityId), ConsistentRead: true }),
  )
  return Item ? String(Item.run) : null
}

export const setRun = (tables: Tables, activityId: string, run: string) =>
  tables.db.send(new PutCommand({ TableName: tables.records, Item: { ...nearKey(activityId), run } }))

const PAGE = 20

export const groupPage = async (
  tables: Tables,
  activityId: string,
  after: string | undefined,
): Promise<{ groups: NearGroup[]; next: string | null }> => {
  const run = await runOf(tables, activityId)
  if (run === null) return { groups: [], next: null }
  const page = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      KeyConditionExpression: after ? 'pk = :pk AND sk > :after' : 'pk = :pk',
      ExpressionAttributeValues: { ':pk': nearPartition(activityId, run), ...(after ? { ':after': after } : {}) },
      Limit: PAGE,
    }),
  )
  const groups = (page.Items ?? []).map(({ leaderId, articleId, size }) => ({ leaderId, articleId, size }) as NearGroup)
  return { groups, next: page.LastEvaluatedKey ? String(page.LastEvaluatedKey.sk) : null }
}

/** Every member of a group, its leader included; none: there is no such group now. */
export const membersOf = async (tables: Tables, activityId: string, leaderId: string): Promise<string[]> => {
  const run = await runOf(tables, activityId)
  if (run === null) return []
  const pk = nearMembersPartition(activityId, run, leaderId)
  const pieces = await Array.fromAsync(partition(tables, tables.records, pk), (item) => item.memberIds as string[])
  return pieces.flat()
}

/** Which group a comment is in; the same again changes nothing, and no decision is touched. */
export const setGroup = async (
  tables: Tables,
  activityId: string,
  id: string,
  groupId: string | null,
): Promise<void> => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: commentKey(activityId, id),
        UpdateExpression: 'SET groupId = :group',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':group': groupId },
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

const AT_ONCE = 25

/** What an earlier run left, once another is in force. */
export const dropRun = async (tables: Tables, activityId: string, run: string): Promise<void> => {
  const groups = await Array.fromAsync(partition(tables, tables.records, nearPartition(activityId, run)))
  for (const { leaderId } of groups)
    await dropPartition(tables, nearMembersPartition(activityId, run, String(leaderId)))
  await dropPartition(tables, nearPartition(activityId, run))
}

const dropPartition = async (tables: Tables, pk: string): Promise<void> => {
  const keys = await Array.fromAsync(partition(tables, tables.records, pk), ({ sk }) => ({ pk, sk }))
  for (let start = 0; start < keys.length; start += AT_ONCE)
    await Promise.all(
      keys
        .slice(start, start + AT_ONCE)
        .map((Key) => tables.db.send(new DeleteCommand({ TableName: tables.records, Key }))),
    )
}
