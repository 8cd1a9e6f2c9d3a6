import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { CommandReply } from '../contract/interview/list.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import { isSameContent } from '../domain/same-content.ts'
import { type Act, auditedReceipt } from './audit.ts'
import type { Tables } from './client.ts'
import { cancellationCodes, isContention } from './conflicts.ts'
import { commandKey, type Key, OPEN_ACTIVITIES, openKey } from './keys.ts'
import type { Write } from './write.ts'

export type Outcome =
  | { type: 'done'; reply: CommandReply }
  | { type: 'repeat'; reply: CommandReply }
  /** Another command was done under this id. */
  | { type: 'taken' }
  | { type: 'contention' }

/** What a command is answered: the version that each record it changes has now. */
export const versionsOf = (changes: readonly { after: { id: string; version: number } }[]): CommandReply => ({
  versions: Object.fromEntries(changes.map(({ after }) => [after.id, after.version])),
})

/** Any command's writes in one transaction with its receipt. */
export const commitWrites = async (
  tables: Tables,
  writes: readonly Write[],
  audit: Act & { activityId: string },
  reply: CommandReply,
): Promise<Outcome> => {
  const Key = commandKey(audit.activityId, audit.commandId)
  return commitOnce(tables, Key, [auditedReceipt(tables, Key, audit, reply), ...writes], reply, audit.digest)
}

/** One transaction, done once: its first write puts the receipt at `Key` where there is none yet. */
export const commitOnce = async (
  tables: Tables,
  Key: Key,
  writes: readonly Write[],
  reply: CommandReply,
  digest: string,
): Promise<Outcome> => {
  try {
    await tables.db.send(new TransactWriteCommand({ TransactItems: [...writes] }))
    return { type: 'done', reply }
  } catch (error) {
    if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') {
      const earlier = await replyAt(tables, Key, digest)
      if (earlier) return earlier.ok ? { type: 'repeat', reply: earlier.value } : { type: 'taken' }
    }
    if (isContention(error)) return { type: 'contention' }
    throw error
  }
}

/** What a command was answered when it was done; `id-taken` where another was done under its id; null if none ever was. */
export const earlierReply = (
  tables: Tables,
  activityId: string,
  { commandId, digest }: Pick<Act, 'commandId' | 'digest'>,
): Promise<Result<CommandReply> | null> => replyAt(tables, commandKey(activityId, commandId), digest)

export const replyAt = async (tables: Tables, Key: Key, digest: string): Promise<Result<CommandReply> | null> => {
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  if (!Item) return null
  return isSameContent(Item, digest) ? accept(Item.reply as CommandReply) : refuse('id-taken')
}

const OPEN_STATES: readonly string[] = ['announced', 'live', 'review', 'published']

/** Activities that still change are found by the hourly recount without a scan. */
export const openMarker = (tables: Tables, id: string, before: string | undefined, after: string): Write[] => {
  const was = before !== undefined && OPEN_STATES.includes(before)
  const is = OPEN_STATES.includes(after)
  if (was === is) return []
  const TableName = tables.records
  return is
    ? [{ Put: { TableName, Item: { ...openKey(id), ownerPk: OPEN_ACTIVITIES, ownerSk: id } } }]
    : [{ Delete: { TableName, Key: openKey(id) } }]
}
