import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { type CommentRecord, isShown } from '../../domain/solicitation/comment.ts'
import type { Tables } from '../client.ts'
import { shownKey, shownPartition } from '../keys.ts'
import { getComments } from './comments.ts'

/** Puts a comment into its article's public list, or takes it out: as it is now, whatever it was. */
export const noteShown = async (tables: Tables, comment: CommentRecord): Promise<void> => {
  const { activityId, articleId, sentAt, id } = comment
  const TableName = tables.records
  const Key = shownKey(activityId, articleId, sentAt, id)
  if (isShown(comment)) await tables.db.send(new PutCommand({ TableName, Item: { ...Key, id } }))
  else await tables.db.send(new DeleteCommand({ TableName, Key }))
}

/** A page of an article's public list, newest first. What staff hid this very moment is left out already. */
export const shownPage = async (
  tables: Tables,
  activityId: string,
  articleId: string | null,
  after: string | undefined,
  limit: number,
): Promise<{ comments: CommentRecord[]; next: string | null }> => {
  const page = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      ScanIndexForward: false,
      KeyConditionExpression: after ? 'pk = :pk AND sk < :after' : 'pk = :pk',
      ExpressionAttributeValues: {
        ':pk': shownPartition(activityId, articleId),
        ...(after ? { ':after': after } : {}),
      },
      Limit: limit,
    }),
  )
  const ids = (page.Items ?? []).map((item) => String(item.id))
  const comments = await getComments(tables, activityId, ids)
  const last = page.LastEvaluatedKey?.sk
  return {
    comments: ids.flatMap((id) => {
      const comment = comments.get(id)
      return comment && isShown(comment) ? [comment] : []
    }),
    next: last === undefined ? null : String(last),
  }
}
