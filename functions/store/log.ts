import { GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { PublicEvent, StaffEvent } from '../contract/interview/event.ts'
import type { StaffEventBody } from '../domain/interview/events.ts'
import type { Tables } from './client.ts'
import { retrying } from './conflicts.ts'
import { logPartition, seqKey, staffHeadKey, staffLogPartition } from './keys.ts'
import { queryItems } from './pages.ts'

/** The events from `from` to `to`, both included, in order (D1). */
export const readLog = (tables: Tables, activityId: string, epoch: string, from: number, to: number) =>
  readRange<PublicEvent>(tables, logPartition(activityId, epoch), from, to)

export const readStaffLog = (tables: Tables, activityId: string, from: number, to: number) =>
  readRange<StaffEvent>(tables, staffLogPartition(activityId), from, to)

const readRange = async <E>(tables: Tables, pk: string, from: number, to: number): Promise<E[]> => {
  if (to < from) return []
  const items = queryItems(tables, {
    TableName: tables.records,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': seqKey(from), ':to': seqKey(to) },
  })
  return Array.fromAsync(items, (item) => item.event as E)
}

export const staffSeq = async (tables: Tables, activityId: string): Promise<number> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: staffHeadKey(activityId), ConsistentRead: true }),
  )
  return Item ? Number(Item.seq) : 0
}

/** In place of an event that is there: the same one, without words that nobody is to read any more. */
export const blankEvent = (tables: Tables, activityId: string, epoch: string, event: PublicEvent): Promise<void> =>
  replaceEvent(tables, logPartition(activityId, epoch), event)

export const blankStaffEvent = (tables: Tables, activityId: string, event: StaffEvent): Promise<void> =>
  replaceEvent(tables, staffLogPartition(activityId), event)

const replaceEvent = async (tables: Tables, pk: string, event: PublicEvent | StaffEvent): Promise<void> => {
  await tables.db.send(
    new UpdateCommand({
      TableName: tables.records,
      Key: { pk, sk: seqKey(event.seq) },
      UpdateExpression: 'SET #event = :event',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#event': 'event' },
      ExpressionAttributeValues: { ':event': event },
    }),
  )
}

/** DynamoDB takes 100 items a transaction; one is the head. */
const APPEND = 99

/** Appends to the staff log, gapless. Called again with the same bodies it repeats them, which their versions make harmless. */
export const appendStaffLog = async (tables: Tables, activityId: string, bodies: StaffEventBody[], now: number) => {
  for (let start = 0; start < bodies.length; start += APPEND) {
    const part = bodies.slice(start, start + APPEND)
    await retrying(async () => {
      const seq = await staffSeq(tables, activityId)
      await tables.db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Update: {
                TableName: tables.records,
                Key: staffHeadKey(activityId),
                UpdateExpression: 'SET seq = :next',
                ConditionExpression: seq === 0 ? 'attribute_not_exists(seq)' : 'seq = :seq',
                ExpressionAttributeValues: { ':next': seq + part.length, ...(seq === 0 ? {} : { ':seq': seq }) },
              },
            },
            ...part.map((body, index) => ({
              Put: {
                TableName: tables.records,
                Item: {
                  pk: staffLogPartition(activityId),
                  sk: seqKey(seq + 1 + index),
                  event: { ...body, seq: seq + 1 + index, at: now },
                },
              },
            })),
          ],
        }),
      )
    })
  }
}
