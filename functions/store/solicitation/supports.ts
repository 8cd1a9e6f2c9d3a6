import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../client.ts'
import { isConditionFailed } from '../conflicts.ts'
import { supportKey } from '../keys.ts'

/** One item a person and comment: there if the person supports it. Counted from the stream, never here. */
export const setSupport = async (
  tables: Tables,
  {
    activityId,
    commentId,
    participantId,
    on,
  }: { activityId: string; commentId: string; participantId: string; on: boolean },
): Promise<void> => {
  const TableName = tables.records
  const Key = supportKey(activityId, commentId, participantId)
  if (!on) {
    await tables.db.send(new DeleteCommand({ TableName, Key }))
    return
  }
  try {
    await tables.db.send(new PutCommand({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' }))
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}
