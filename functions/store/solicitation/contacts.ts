import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { contactsErasedAt } from '../../domain/solicitation/contacts.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Tables } from '../client.ts'
import { isConditionFailed } from '../conflicts.ts'
import { BY_OWNER, CONTACTS_KEPT, commentKey, contactsKey, seqKey } from '../keys.ts'
import { queryItems } from '../pages.ts'
import type { Write } from '../write.ts'

type Head = Pick<SolicitationHead, 'id' | 'state'>

/** With the end of a solicitation it is written down when the contacts of its authors go (M13). */
export const contactsMarker = (tables: Tables, before: Head | null, after: Head, now: number): Write[] => {
  const until = before?.state === after.state ? null : contactsErasedAt(after, now)
  if (until === null) return []
  const Item = {
    ...contactsKey(after.id),
    activityId: after.id,
    until,
    ownerPk: CONTACTS_KEPT,
    ownerSk: `${seqKey(until)}#${after.id}`,
  }
  return [{ Put: { TableName: tables.records, Item } }]
}

/** Solicitations whose contacts are to go by now. */
export async function* contactsDue(tables: Tables, now: number): AsyncGenerator<string> {
  const items = queryItems(tables, {
    TableName: tables.records,
    IndexName: BY_OWNER,
    KeyConditionExpression: 'ownerPk = :kept AND ownerSk < :until',
    ExpressionAttributeValues: { ':kept': CONTACTS_KEPT, ':until': seqKey(now + 1) },
  })
  for await (const { activityId } of items) yield String(activityId)
}

/** Its version stays: nothing that anybody decides on has changed. */
export const eraseContact = async (tables: Tables, activityId: string, commentId: string): Promise<boolean> => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: commentKey(activityId, commentId),
        UpdateExpression: 'SET contact = :none',
        ConditionExpression: 'attribute_exists(pk) AND contact <> :none',
        ExpressionAttributeValues: { ':none': null },
      }),
    )
    return true
  } catch (error) {
    if (isConditionFailed(error)) return false
    throw error
  }
}

/** When that was stays on record; out of the index, it is not looked at again. */
export const noteErased = async (tables: Tables, activityId: string, erasedAt: number): Promise<void> => {
  await tables.db.send(
    new PutCommand({ TableName: tables.records, Item: { ...contactsKey(activityId), activityId, erasedAt } }),
  )
}
