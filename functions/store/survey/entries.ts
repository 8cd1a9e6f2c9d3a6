import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Actor } from '../../contract/basics.ts'
import type { RefusalCode } from '../../contract/refusal.ts'
import { SURVEY_LIMITS } from '../../contract/survey/limits.ts'
import { eraseFrom, isUnsettled } from '../../domain/survey/entry/decide.ts'
import type { EnteredRecord, EntryBatchRecord } from '../../domain/survey/entry/record.ts'
import type { ResponseRecord, SurveyRecord } from '../../domain/survey/life/record.ts'
import type { Act } from '../audit.ts'
import type { Tables } from '../client.ts'
import { commitWrites, type Outcome } from '../commit.ts'
import { PATIENCE_MS, shortPause } from '../conflicts.ts'
import { activityKey, commandKey, enteredKey, enteredPartition, entryBatchKey } from '../keys.ts'
import { partition } from '../pages.ts'
import type { Write } from '../write.ts'
import { type Limit, TOTAL } from './quotas.ts'
import { putResponse } from './respond.ts'

type Audit = Act & { activityId: string }

export const getEntryBatch = async (
  tables: Tables,
  activityId: string,
  id: string,
): Promise<EntryBatchRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: entryBatchKey(activityId, id), ConsistentRead: true }),
  )
  return Item ? fromItem<EntryBatchRecord>(Item) : null
}

const PAGE = 100

export const entryBatchPage = (tables: Tables, activityId: string, after: string | undefined) =>
  page<EntryBatchRecord>(tables, entryBatchKey(activityId, '').pk, after)

/** The responses of a batch that stand in it uncounted, by id, so that their order tells nothing. */
export const enteredPage = (tables: Tables, activityId: string, batchId: string, after: string | undefined) =>
  page<EnteredRecord>(tables, enteredPartition(activityId, batchId), after)

const page = async <R>(tables: Tables, pk: string, after: string | undefined) => {
  const { Items = [], LastEvaluatedKey } = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
      Limit: PAGE,
      ...(after ? { ExclusiveStartKey: { pk, sk: after } } : {}),
    }),
  )
  return { items: Items.map(fromItem<R>), next: LastEvaluatedKey ? String(LastEvaluatedKey.sk) : null }
}

const fromItem = <R>({ pk, sk, ...record }: Record<string, unknown>): R => record as R

/** Whether any batch of the survey may yet count. */
export const hasUnsettledEntries = async (tables: Tables, activityId: string): Promise<boolean> => {
  for await (const item of partition(tables, tables.records, entryBatchKey(activityId, '').pk))
    if (isUnsettled(fromItem<EntryBatchRecord>(item))) return true
  return false
}

/** A batch as it becomes. */
export const entryBatchWrite = (tables: Tables, before: EntryBatchRecord | null, after: EntryBatchRecord): Write => ({
  Put: batchPut(tables, before, after),
})

/** A response into its batch, with an entry in the trail, for as long as the batch takes any; it waits for no other that comes. */
export const commitEntered = (
  tables: Tables,
  entered: EnteredRecord,
  { batchId, by }: { batchId: string; by: Actor },
  audit: Audit,
): Promise<Outcome> => {
  const TableName = tables.records
  const writes: Write[] = [
    {
      Update: {
        TableName,
        Key: entryBatchKey(entered.activityId, batchId),
        UpdateExpression: 'SET enteredBy.#subject = :by ADD entered :one, version :one',
        ConditionExpression: '#state = :waiting AND entered < :most',
        ExpressionAttributeNames: { '#subject': by.subject, '#state': 'state' },
        ExpressionAttributeValues: {
          ...{ ':by': by, ':one': 1, ':waiting': 'waiting' },
          ':most': SURVEY_LIMITS.entryBatch,
        },
      },
    },
    {
      Put: {
        TableName,
        Item: { ...enteredKey(entered.activityId, batchId, entered.id), ...entered },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]
  return commitWrites(tables, writes, audit, { versions: {} })
}

export const putEntryBatch = (tables: Tables, before: EntryBatchRecord, after: EntryBatchRecord) =>
  tables.db.send(new PutCommand(batchPut(tables, before, after)))

const batchPut = (tables: Tables, before: EntryBatchRecord | null, after: EntryBatchRecord) => ({
  TableName: tables.records,
  Item: { ...entryBatchKey(after.activityId, after.id), ...after },
  ...(before
    ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
    : { ConditionExpression: 'attribute_not_exists(pk)' }),
})

/** Who entered a response under an id, and when, from its entry in the trail; null: nobody. */
export const enteredUnder = async (tables: Tables, activityId: string, responseId: string): Promise<Audit | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: commandKey(activityId, responseId), ConsistentRead: true }),
  )
  return Item ? (Item as Audit) : null
}

const getEntered = async (tables: Tables, activityId: string, batchId: string, responseId: string) => {
  const Key = enteredKey(activityId, batchId, responseId)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item
}

/** Gone for good, with its entry in the trail; a batch that waits is then one smaller. False: it was not there. */
export const eraseEntered = async (
  tables: Tables,
  activityId: string,
  { batchId, responseId }: { batchId: string; responseId: string },
  audit: Audit,
): Promise<boolean> => {
  const end = performance.now() + PATIENCE_MS
  for (let attempt = 0; performance.now() < end; attempt++) {
    const batch = await getEntryBatch(tables, activityId, batchId)
    if (!batch || !(await getEntered(tables, activityId, batchId, responseId))) return false
    const Key = enteredKey(activityId, batchId, responseId)
    const after = eraseFrom(batch)
    const writes: Write[] = [
      { Delete: { TableName: tables.records, Key, ConditionExpression: 'attribute_exists(pk)' } },
      ...(after === batch ? [] : [{ Put: batchPut(tables, batch, after) }]),
    ]
    const outcome = await commitWrites(tables, writes, audit, { versions: {} })
    if (outcome.type !== 'contention') return true
    await shortPause(attempt)
  }
  throw new Error('others kept changing the batch')
}

/**
 * Counts one entered response: it becomes a response like any other, with all that it uses up, and leaves its batch; all or nothing, so
 * that it counts once whatever is tried again. Null: it does; else why it is left out. Results that were submitted take nothing more.
 */
export const countEntered = async (
  tables: Tables,
  { details }: Pick<SurveyRecord, 'details'>,
  batch: EntryBatchRecord,
  { quotas, code, ...entered }: EnteredRecord,
  now: number,
): Promise<RefusalCode | null> => {
  const { activityId } = batch
  const response: ResponseRecord = { ...entered, countedAt: now }
  const limits: Limit[] = [
    ...(details.limit === null ? [] : [{ id: TOTAL, limit: details.limit }]),
    ...details.quotas.filter(({ id }) => quotas.includes(id)),
  ]
  const TableName = tables.records
  const writes: Write[] = [
    {
      Delete: {
        TableName,
        Key: enteredKey(activityId, batch.id, response.id),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    {
      ConditionCheck: {
        TableName,
        Key: activityKey(activityId),
        ConditionExpression: '#state = :announced',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':announced': 'announced' },
      },
    },
  ]
  const once = code === null ? null : { by: 'code' as const, hash: code }
  const counted = await putResponse(tables, response, once, limits, { writes, otherwise: 'survey-closed' })
  if (counted.ok) return null
  // Erased while it waited its turn.
  if (!(await getEntered(tables, activityId, batch.id, response.id))) return null
  // Too busy to tell: the caller comes again.
  if (counted.refusal.code === 'unavailable') throw new Error('the response could not be counted')
  return counted.refusal.code
}
