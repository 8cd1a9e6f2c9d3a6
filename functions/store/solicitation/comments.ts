import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import { isSameContent } from '../../domain/same-content.ts'
import type { CommentRecord } from '../../domain/solicitation/comment.ts'
import type { Tables } from '../client.ts'
import { cancellationCodes, retrying } from '../conflicts.ts'
import { commentedKey, commentKey, commentPartition, opinionKey, SHARDS, seqKey } from '../keys.ts'
import { getItems } from '../records.ts'

type Item = Record<string, unknown>

/** Erased by DynamoDB a good while after any solicitation has closed. */
const COUNTER_TTL_S = 400 * 24 * 60 * 60

/** The table is written only by this folder, with this very type. */
export const fromComment = ({ pk, sk, ownerPk, ownerSk, ...comment }: Item): CommentRecord =>
  ({ handledBy: [], ...comment }) as unknown as CommentRecord

/** Comments of a shard in the order of time, by the index. */
export const commentOrder = ({ sentAt, id }: Pick<CommentRecord, 'sentAt' | 'id'>): string => `${seqKey(sentAt)}#${id}`

/**
 * Stores a comment once, with its receipt's number and the sender's count, in one transaction: sent again by the same participant it
 * changes nothing (D2), and the limit holds under any concurrency. `number-taken`: another number must be made.
 */
export const putComment = async (
  tables: Tables,
  comment: CommentRecord,
): Promise<Result<CommentRecord> | 'number-taken'> =>
  retrying(async () => {
    const { activityId, id, number, participantId } = comment
    const TableName = tables.records
    const Key = commentKey(activityId, id)
    try {
      await tables.db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName,
                Item: { ...Key, ...comment, ownerPk: Key.pk, ownerSk: commentOrder(comment) },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Put: {
                TableName,
                Item: { ...opinionKey(number), activityId, commentId: id },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Update: {
                TableName,
                Key: commentedKey(activityId, participantId),
                UpdateExpression: 'ADD sent :one SET expiresAt = :expires',
                ConditionExpression: 'attribute_not_exists(sent) OR sent < :most',
                ExpressionAttributeValues: {
                  ':one': 1,
                  ':most': SOLICITATION_LIMITS.commentsPerParticipant,
                  ':expires': Math.floor(comment.sentAt / 1000) + COUNTER_TTL_S,
                },
              },
            },
          ],
        }),
      )
      return accept(comment)
    } catch (error) {
      const [put, numbered, counted] = cancellationCodes(error) ?? []
      if (put === 'ConditionalCheckFailed') {
        const stored = await getComment(tables, activityId, id)
        return stored && isSameComment(stored, comment) ? accept(stored) : refuse('id-taken')
      }
      if (numbered === 'ConditionalCheckFailed') return 'number-taken'
      if (counted === 'ConditionalCheckFailed') return refuse('too-many-requests')
      throw error
    }
  })

/** The very comment, by the same participant. */
export const isSameComment = (
  stored: CommentRecord,
  { participantId, digest = '' }: Pick<CommentRecord, 'participantId' | 'digest'>,
): boolean => stored.participantId === participantId && isSameContent(stored, digest)

export const getComment = async (tables: Tables, activityId: string, id: string): Promise<CommentRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: commentKey(activityId, id), ConsistentRead: true }),
  )
  return Item ? fromComment(Item) : null
}

/** By id; one that is not there is left out. */
export const getComments = async (
  tables: Tables,
  activityId: string,
  ids: readonly string[],
): Promise<Map<string, CommentRecord>> => {
  const items = await getItems(
    tables,
    [...new Set(ids)].map((id) => commentKey(activityId, id)),
  )
  return new Map(items.map(fromComment).map((comment) => [comment.id, comment]))
}

/** Which comment a number is of; null: none. */
export const commentOfNumber = async (
  tables: Tables,
  number: string,
): Promise<{ activityId: string; commentId: string } | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: opinionKey(number), ConsistentRead: true }),
  )
  return Item ? { activityId: String(Item.activityId), commentId: String(Item.commentId) } : null
}

const PAGE = 500
const CURSOR = /^([0-9]{1,2})(?:\.([A-Za-z0-9_-]{10,40}))?$/

/** Comments by shard and id: ids are random, so their order tells nothing. `next` is where the following page begins. */
export const commentPage = async (
  tables: Tables,
  activityId: string,
  after: string | undefined,
  articleId?: string | null,
): Promise<{ comments: CommentRecord[]; next: string | null }> => {
  const [, shardText = '0', last] = CURSOR.exec(after ?? '') ?? []
  const shard = Number(shardText)
  if (shard >= SHARDS) return { comments: [], next: null }
  const pk = commentPartition(activityId, shard)
  const page = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk, ...(articleId === undefined ? {} : { ':article': articleId }) },
      ConsistentRead: true,
      ...(articleId === undefined ? { Limit: PAGE } : { FilterExpression: 'articleId = :article' }),
      ...(last ? { ExclusiveStartKey: { pk, sk: last } } : {}),
    }),
  )
  const within = page.LastEvaluatedKey ? `${shard}.${page.LastEvaluatedKey.sk}` : null
  return {
    comments: (page.Items ?? []).map(fromComment),
    next: within ?? (shard + 1 < SHARDS ? String(shard + 1) : null),
  }
}

/** Every comment, or all on one article (null: on the whole), all shards at once. */
export const allComments = async (
  tables: Tables,
  activityId: string,
  articleId?: string | null,
): Promise<CommentRecord[]> => {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, async (_, shard) => {
      const own: CommentRecord[] = []
      let after: string | null = String(shard)
      while (after !== null && after.split('.')[0] === String(shard)) {
        const page: Awaited<ReturnType<typeof commentPage>> = await commentPage(tables, activityId, after, articleId)
        own.push(...page.comments)
        after = page.next
      }
      return own
    }),
  )
  return shards.flat()
}
