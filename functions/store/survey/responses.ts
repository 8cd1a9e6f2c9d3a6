import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { ResponseRecord } from '../../domain/survey/life/record.ts'
import type { Act } from '../audit.ts'
import type { Tables } from '../client.ts'
import { commitWrites } from '../commit.ts'
import { isConditionFailed, PATIENCE_MS, shortPause } from '../conflicts.ts'
import {
  activityKey,
  codeKey,
  responseKey,
  responsePartition,
  SHARDS,
  stillCountedKey,
  stillCountedPartition,
} from '../keys.ts'
import { partition } from '../pages.ts'
import { findActivity, getItems } from '../records.ts'
import type { Write } from '../write.ts'
import { getResponse } from './respond.ts'

/** Trials are erased by DynamoDB after a month. */
const TRIAL_TTL_S = 30 * 24 * 60 * 60

/** A trial: nothing counts it and nothing limits it. The same one again changes nothing. */
export const putTrial = async (tables: Tables, trial: ResponseRecord): Promise<Result<ResponseRecord>> => {
  const Key = responseKey(trial.activityId, trial.id, 'TRIAL')
  const expiresAt = Math.floor(trial.receivedAt / 1000) + TRIAL_TTL_S
  try {
    await tables.db.send(
      new PutCommand({
        TableName: tables.records,
        Item: { ...Key, ...trial, expiresAt },
        ConditionExpression: 'attribute_not_exists(pk) OR (#owner = :owner AND digest = :digest)',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': trial.owner, ':digest': trial.digest },
      }),
    )
    return accept(trial)
  } catch (error) {
    if (isConditionFailed(error)) return refuse('id-taken')
    throw error
  }
}

/** A query gives at most a megabyte whatever the limit, so a page of large responses is shorter. */
const PAGE = 500
const CURSOR = /^([0-9]{1,2})(?:\.([A-Za-z0-9_-]{10,40}))?$/

/**
 * Responses by shard and id: ids are random, so their order tells nothing. A page goes on into the next shard where one ends,
 * so that a few responses are one page. `next` is where the following page begins.
 */
export const responsePage = async (
  tables: Tables,
  activityId: string,
  kind: 'RESPONSE' | 'TRIAL',
  after: string | undefined,
): Promise<{ responses: ResponseRecord[]; next: string | null }> => {
  const [, shardText = '0', last] = CURSOR.exec(after ?? '') ?? []
  const responses: ResponseRecord[] = []
  let from = last
  for (let shard = Number(shardText); shard < SHARDS; shard++) {
    if (responses.length === PAGE) return { responses, next: String(shard) }
    const pk = responsePartition(activityId, shard, kind)
    const page = await tables.db.send(
      new QueryCommand({
        TableName: tables.records,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        Limit: PAGE - responses.length,
        ...(from ? { ExclusiveStartKey: { pk, sk: from } } : {}),
      }),
    )
    responses.push(...(page.Items ?? []).map(({ pk, sk, expiresAt, ...response }) => response as ResponseRecord))
    // Full, or as many bytes as DynamoDB reads at once: a reply has a limit, too.
    if (page.LastEvaluatedKey) return { responses, next: `${shard}.${page.LastEvaluatedKey.sk}` }
    from = undefined
  }
  return { responses, next: null }
}

/** Every response, page by page. */
export async function* allResponses(tables: Tables, activityId: string): AsyncGenerator<ResponseRecord> {
  let after: string | undefined
  do {
    const { responses, next } = await responsePage(tables, activityId, 'RESPONSE', after)
    yield* responses
    after = next ?? undefined
  } while (after !== undefined)
}

/**
 * Gone for good, with its entry in the audit trail, which says that and not what it was. Until the results are submitted it is taken out
 * of the tallies; from then on these stay as they were, or whoever looks at them before and after would see what it had been (Q13).
 * False: it was not there.
 */
export const eraseResponse = async (
  tables: Tables,
  activityId: string,
  id: string,
  audit: Act & { activityId: string },
): Promise<boolean> => {
  const TableName = tables.records
  const end = performance.now() + PATIENCE_MS
  for (let attempt = 0; performance.now() < end; attempt++) {
    const [survey, found] = await Promise.all([findActivity(tables, activityId), getResponse(tables, activityId, id)])
    if (survey?.kind !== 'survey' || !found) return false
    const { state } = survey
    const stays = state !== 'announced'
    const writes: Write[] = [
      { Delete: { TableName, Key: responseKey(activityId, id), ConditionExpression: 'attribute_exists(pk)' } },
      {
        ConditionCheck: {
          TableName,
          Key: activityKey(activityId),
          ConditionExpression: '#state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': state },
        },
      },
      ...(stays ? [{ Put: { TableName, Item: { ...stillCountedKey(activityId, id), at: audit.at } } }] : []),
    ]
    const outcome = await commitWrites(tables, writes, audit, { versions: {} })
    if (outcome.type !== 'contention') return outcome.type === 'done'
    await shortPause(attempt)
  }
  throw new Error('others kept changing the survey')
}

/** Of responses that are gone, those that are counted on. */
export const stillCounted = async (
  tables: Tables,
  activityId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const items = await getItems(
    tables,
    ids.map((id) => stillCountedKey(activityId, id)),
  )
  return new Set(items.map(({ sk }) => String(sk)))
}

/** Whether any response that is counted is gone. */
export const countsErased = async (tables: Tables, activityId: string): Promise<boolean> => {
  for await (const _ of partition(tables, tables.records, stillCountedPartition(activityId))) return true
  return false
}

const AT_ONCE = 25

/** Codes, as hashes; one that is there already stays as it is, used or not. */
export const addCodes = async (tables: Tables, activityId: string, hashes: readonly string[]): Promise<void> => {
  for (let start = 0; start < hashes.length; start += AT_ONCE)
    await Promise.all(
      hashes.slice(start, start + AT_ONCE).map((hash) =>
        tables.db.send(
          new UpdateCommand({
            TableName: tables.records,
            Key: codeKey(activityId, hash),
            UpdateExpression: 'SET issued = :true',
            ExpressionAttributeValues: { ':true': true },
          }),
        ),
      ),
    )
}
