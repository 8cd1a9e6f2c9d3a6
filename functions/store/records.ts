import { BatchGetCommand, type BatchGetCommandOutput, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { ActivityRecord } from '../domain/activity.ts'
import type {
  AnyRecord,
  HoldRecord,
  InterviewRecord,
  NoteRecord,
  PollRecord,
  QuestionRecord,
  TurnRecord,
} from '../domain/interview/records.ts'
import { createPatience } from '../runtime/patience.ts'
import type { Tables } from './client.ts'
import { activityKey, itemPartition, type Key, questionKey, questionPartition, SHARDS } from './keys.ts'
import { partition } from './pages.ts'

type Item = Record<string, unknown>

/**
 * An item as the record it was written from. The table is written only by `commit` and `ask`, with these very types, so its
 * items are trusted; what comes over a wire never is.
 */
export const fromItem = <R extends AnyRecord | ActivityRecord>({ pk, sk, ownerPk, ownerSk, ...record }: Item): R =>
  record as unknown as R

/** An activity of any kind. */
export const findActivity = async (tables: Tables, id: string): Promise<ActivityRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: activityKey(id), ConsistentRead: true }),
  )
  return Item ? fromItem<ActivityRecord>(Item) : null
}

/** An interview; null for an activity of another kind. */
export const getActivity = async (tables: Tables, id: string): Promise<InterviewRecord | null> => {
  const activity = await findActivity(tables, id)
  return activity?.kind === 'interview' ? activity : null
}

export const getQuestion = async (tables: Tables, activityId: string, id: string): Promise<QuestionRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: questionKey(activityId, id), ConsistentRead: true }),
  )
  return Item ? fromItem<QuestionRecord>(Item) : null
}

const BATCH = 100

/** Records by key, whatever their number; what DynamoDB leaves unprocessed is asked for again, after a pause, and not for ever. */
export const getItems = async (tables: Tables, keys: readonly Key[]): Promise<Item[]> => {
  const found: Item[] = []
  for (let start = 0; start < keys.length; start += BATCH) {
    const again = createPatience()
    let wanted: Key[] = keys.slice(start, start + BATCH)
    while (wanted.length > 0) {
      const reply: BatchGetCommandOutput = await tables.db.send(
        new BatchGetCommand({ RequestItems: { [tables.records]: { Keys: wanted, ConsistentRead: true } } }),
      )
      found.push(...(reply.Responses?.[tables.records] ?? []))
      wanted = (reply.UnprocessedKeys?.[tables.records]?.Keys ?? []) as Key[]
      if (wanted.length > 0) await again(new Error(`${wanted.length} keys were not processed`))
    }
  }
  return found
}

const byId = <R extends { id: string }>(records: R[]): Map<string, R> =>
  new Map(records.map((record) => [record.id, record]))

export const getQuestions = async (tables: Tables, activityId: string, ids: readonly string[]) =>
  byId(
    (
      await getItems(
        tables,
        [...new Set(ids)].map((id) => questionKey(activityId, id)),
      )
    ).map(fromItem<QuestionRecord>),
  )

const getKind = async <R extends TurnRecord | PollRecord | NoteRecord | HoldRecord>(
  tables: Tables,
  activityId: string,
  kind: R['kind'],
  ids: readonly string[],
) =>
  byId(
    (
      await getItems(
        tables,
        ids.map((sk) => ({ pk: itemPartition(activityId, kind), sk })),
      )
    ).map(fromItem<R>),
  )

export const getTurns = (tables: Tables, activityId: string, ids: readonly string[]) =>
  getKind<TurnRecord>(tables, activityId, 'turn', ids)
export const getPolls = (tables: Tables, activityId: string, ids: readonly string[]) =>
  getKind<PollRecord>(tables, activityId, 'poll', ids)
export const getNotes = (tables: Tables, activityId: string, ids: readonly string[]) =>
  getKind<NoteRecord>(tables, activityId, 'note', ids)
export const getHolds = (tables: Tables, activityId: string, ids: readonly string[]) =>
  getKind<HoldRecord>(tables, activityId, 'hold', ids)

export const allQuestions = async (tables: Tables, activityId: string): Promise<Map<string, QuestionRecord>> => {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) =>
      Array.fromAsync(
        partition(tables, tables.records, questionPartition(activityId, shard)),
        fromItem<QuestionRecord>,
      ),
    ),
  )
  return byId(shards.flat())
}

const allOfKind = async <R extends TurnRecord | PollRecord | NoteRecord | HoldRecord>(
  tables: Tables,
  activityId: string,
  kind: R['kind'],
) => byId(await Array.fromAsync(partition(tables, tables.records, itemPartition(activityId, kind)), fromItem<R>))

export const allTurns = (tables: Tables, activityId: string) => allOfKind<TurnRecord>(tables, activityId, 'turn')
export const allPolls = (tables: Tables, activityId: string) => allOfKind<PollRecord>(tables, activityId, 'poll')
export const allNotes = (tables: Tables, activityId: string) => allOfKind<NoteRecord>(tables, activityId, 'note')
export const allHolds = (tables: Tables, activityId: string) => allOfKind<HoldRecord>(tables, activityId, 'hold')
