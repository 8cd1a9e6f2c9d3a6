import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../contract/site/audit.ts'
import { auditItem, auditPut } from './audit.ts'
import type { Tables } from './client.ts'
import { siteCommandKey } from './keys.ts'

/** An entry of its own. */
export const enterOnce = async (tables: Tables, entry: AuditEntry): Promise<void> => {
  await tables.db.send(new PutCommand(auditPut(tables, entry).Put))
}

/**
 * An entry that counts: made by the first of a minute, and no more than counted up by the others. `commandId` is the same for all of them,
 * and `minute` their order in the trail; who asks again and again thereby writes one entry a minute, however fast they are.
 */
export const countIn = async (tables: Tables, entry: AuditEntry, minute: number): Promise<void> => {
  const { commandId, siteId } = entry
  const { pk, sk, ...Item } = auditItem(siteCommandKey(siteId, commandId), entry, minute)
  const names = Object.keys(Item)
  await tables.db.send(
    new UpdateCommand({
      TableName: tables.records,
      Key: { pk, sk },
      UpdateExpression: `SET ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')} ADD #times :one`,
      ExpressionAttributeNames: { ...Object.fromEntries(names.map((name) => [`#${name}`, name])), '#times': 'times' },
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, Item[name as keyof typeof Item]])),
        ':one': 1,
      },
    }),
  )
}
