import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { CommandReply } from '../contract/interview/list.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import { publicEvents } from '../domain/interview/events.ts'
import type { AnyRecord, Change, InterviewRecord } from '../domain/interview/records.ts'
import { isSameContent } from '../domain/same-content.ts'
import type { Tables } from './client.ts'
import { cancellationCodes, isContention } from './conflicts.ts'
import {
  activityKey,
  commandKey,
  type Key,
  logPartition,
  OPEN_ACTIVITIES,
  openKey,
  ownedBySite,
  recordKey,
  seqKey,
} from './keys.ts'

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** A command's entry in the trail, with what tells the command from another that is sent under its id. */
export interface Act extends AuditEntry {
  /** Empty where the id was made by the platform, and nobody can send it again. */
  digest: string
}

export type Outcome =
  | { type: 'done'; reply: CommandReply }
  | { type: 'repeat'; reply: CommandReply }
  /** Another command was done under this id. */
  | { type: 'taken' }
  | { type: 'contention' }

/**
 * One staff command in one transaction: its receipt, which is also its entry in the audit trail; every record it changes;
 * and the log events that follow from the changes, with the head's next numbers (D1, D2). All or nothing.
 */
export const commit = async (
  tables: Tables,
  activity: InterviewRecord | null,
  changes: readonly Change[],
  audit: Act & { activityId: string },
  more: readonly Write[] = [],
): Promise<Outcome> => {
  const reply: CommandReply = { versions: Object.fromEntries(changes.map(({ after }) => [after.id, after.version])) }
  return commitWrites(tables, [...recordWrites(tables, activity, changes, audit.at), ...more], audit, reply)
}

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

/** A command's receipt, which is also its entry in the site's audit trail. */
export const auditedReceipt = (tables: Tables, Key: Key, audit: Act, reply: CommandReply): Write => ({
  Put: {
    TableName: tables.records,
    Item: {
      ...Key,
      ...audit,
      reply,
      ownerPk: ownedBySite(audit.siteId, 'AUDIT'),
      ownerSk: `${seqKey(audit.at)}#${audit.commandId}`,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
})

const recordWrites = (
  tables: Tables,
  activity: InterviewRecord | null,
  changes: readonly Change[],
  now: number,
): Write[] => {
  const bodies = changes.flatMap(publicEvents)
  const own = changes.find((change): change is Change<InterviewRecord> => change.after.kind === 'interview')
  const seq = activity?.seq ?? 0
  const epoch = activity?.epoch ?? own?.after.epoch ?? ''
  const id = activity?.id ?? own?.after.id ?? ''
  const writes: Write[] = changes
    .filter(({ after }) => after.kind !== 'interview')
    .map((change) => putRecord(tables, change))
  writes.push(
    ...bodies.map((body, index) => ({
      Put: {
        TableName: tables.records,
        Item: {
          pk: logPartition(id, epoch),
          sk: seqKey(seq + 1 + index),
          event: { ...body, seq: seq + 1 + index, at: now },
        },
        // The head's condition already keeps numbers unique; this one keeps a defect from rewriting what was published.
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
  )
  if (own)
    writes.push(
      putActivity(tables, own, seq + bodies.length),
      ...openMarker(tables, id, own.before?.brief.state, own.after.brief.state),
    )
  else if (bodies.length > 0)
    writes.push({
      Update: {
        TableName: tables.records,
        Key: activityKey(id),
        UpdateExpression: 'SET seq = :next',
        // The version, too: what was submitted for sign-off meanwhile must not change unnoticed (M7).
        ConditionExpression: 'seq = :seq AND version = :version',
        ExpressionAttributeValues: {
          ':next': seq + bodies.length,
          ':seq': seq,
          ':version': activity?.version ?? 0,
        },
      },
    })
  return writes
}

const putRecord = (tables: Tables, { before, after }: Change<AnyRecord>): Write => ({
  Put: {
    TableName: tables.records,
    Item: { ...recordKey(after), ...after },
    ...(before
      ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})

const putActivity = (tables: Tables, { before, after }: Change<InterviewRecord>, seq: number): Write => ({
  Put: {
    TableName: tables.records,
    Item: {
      ...activityKey(after.id),
      ...after,
      seq,
      ownerPk: ownedBySite(after.siteId, 'ACTIVITY'),
      ownerSk: `${seqKey(after.details.startsAt)}#${after.id}`,
    },
    ...(before
      ? {
          ConditionExpression: 'version = :version AND seq = :seq',
          ExpressionAttributeValues: { ':version': before.version, ':seq': before.seq },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})

const OPEN_STATES: readonly string[] = ['announced', 'live', 'review', 'published']

/** Activities that still change are found by the sweep without a scan. */
export const openMarker = (tables: Tables, id: string, before: string | undefined, after: string): Write[] => {
  const was = before !== undefined && OPEN_STATES.includes(before)
  const is = OPEN_STATES.includes(after)
  if (was === is) return []
  const TableName = tables.records
  return is
    ? [{ Put: { TableName, Item: { ...openKey(id), ownerPk: OPEN_ACTIVITIES, ownerSk: id } } }]
    : [{ Delete: { TableName, Key: openKey(id) } }]
}
