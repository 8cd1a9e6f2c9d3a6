import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Channel } from '../contract/live/frame.ts'
import type { Delivery } from '../contract/live/head.ts'
import type { Tally } from '../contract/live/tally.ts'
import type { Tables } from './client.ts'
import { isConditionFailed } from './conflicts.ts'
import {
  connectionKey,
  dueKey,
  GROUPS,
  groupKey,
  groupPartition,
  groupsPartition,
  listenerKey,
  listenerPartition,
  memberKey,
  shardOf,
} from './keys.ts'
import { partition, queryItems } from './pages.ts'

/** A socket lives at most two hours; what is left of it after that is rubbish. */
const SOCKET_TTL_S = 2 * 60 * 60 + 10 * 60

export interface Connection {
  connectionId: string
  activityId: string
  channel: Channel
  /** Who opened the staff channel; absent on the public one, where nobody is known. */
  subject?: string
}

const groupOf = ({ activityId, channel, connectionId }: Connection) => {
  const group = shardOf(connectionId, GROUPS[channel])
  return { group, pk: groupPartition(activityId, channel, group) }
}

/** From the moment this returns, every later delivery to the group reaches the connection. `seq`: where its log stands now. */
export const addConnection = async (
  tables: Tables,
  connection: Connection,
  { now, seq }: { now: number; seq: number },
): Promise<void> => {
  const { connectionId, activityId, channel, subject } = connection
  const { group, pk } = groupOf(connection)
  const expiresAt = Math.floor(now / 1000) + SOCKET_TTL_S
  const TableName = tables.sockets
  // The group first: the member's own record makes it counted, and the count is noted at the group.
  await tables.db.send(
    new UpdateCommand({
      TableName,
      Key: groupKey(activityId, channel, group),
      // A new group lacks nothing: what was before, its members fetch.
      UpdateExpression: 'SET expiresAt = :expires, deliveredSeq = if_not_exists(deliveredSeq, :seq)',
      ExpressionAttributeValues: { ':expires': expiresAt, ':seq': seq },
    }),
  )
  await tables.db.send(
    new TransactWriteCommand({
      TransactItems: [
        {
          Put: {
            TableName,
            Item: { ...connectionKey(connectionId), activityId, channel, expiresAt, ...(subject ? { subject } : {}) },
          },
        },
        { Put: { TableName, Item: { ...memberKey(pk, connectionId), connectionId, expiresAt } } },
        ...(subject
          ? [{ Put: { TableName, Item: { ...listenerKey(subject, connectionId), activityId, expiresAt } } }]
          : []),
      ],
    }),
  )
}

export const getConnection = async (tables: Tables, connectionId: string): Promise<Connection | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.sockets, Key: connectionKey(connectionId), ConsistentRead: true }),
  )
  if (!Item) return null
  const { activityId, channel, subject } = Item as Omit<Connection, 'connectionId'>
  return { connectionId, activityId, channel, ...(subject ? { subject } : {}) }
}

/** The group's item goes first: its stream record is what updates presence. */
export const removeConnection = async (tables: Tables, connection: Connection): Promise<void> => {
  const { pk } = groupOf(connection)
  await tables.db.send(new DeleteCommand({ TableName: tables.sockets, Key: memberKey(pk, connection.connectionId) }))
  await tables.db.send(new DeleteCommand({ TableName: tables.sockets, Key: connectionKey(connection.connectionId) }))
  const { subject, connectionId } = connection
  if (subject !== undefined)
    await tables.db.send(new DeleteCommand({ TableName: tables.sockets, Key: listenerKey(subject, connectionId) }))
}

/** Every socket on which a person follows a staff channel; one that was lost may still be among them. */
export const listeningOf = (tables: Tables, subject: string): Promise<Connection[]> =>
  Array.fromAsync(partition(tables, tables.sockets, listenerPartition(subject)), ({ sk, activityId }) => ({
    ...{ connectionId: String(sk), activityId: String(activityId), channel: 'staff' as const, subject },
  }))

export interface Group {
  channel: Channel
  group: number
  pk: string
  connections: number
  deliveredSeq: number
  deliveredAt: number | null
  lagMs: number | null
  gone: number
  failed: number
}

/** The groups of an activity that hold sockets, or held some within two hours. */
export const groupsOf = (tables: Tables, activityId: string): Promise<Group[]> =>
  Array.fromAsync(partition(tables, tables.sockets, groupsPartition(activityId)), (item) => {
    const [channel, group] = String(item.sk).split('#') as [Channel, string]
    return {
      channel,
      group: Number(group),
      pk: groupPartition(activityId, channel, Number(group)),
      connections: Number(item.connections ?? 0),
      deliveredSeq: Number(item.deliveredSeq ?? 0),
      deliveredAt: item.deliveredAt === undefined ? null : Number(item.deliveredAt),
      lagMs: item.lagMs === undefined ? null : Number(item.lagMs),
      gone: Number(item.gone ?? 0),
      failed: Number(item.failed ?? 0),
    }
  })

export const presenceOf = (groups: readonly Group[]): number =>
  groups.filter((group) => group.channel === 'public').reduce((sum, group) => sum + group.connections, 0)

export const deliveryOf = (seq: number, groups: readonly Group[]): Delivery => ({
  seq,
  presence: presenceOf(groups),
  groups: groups.map(({ channel, group, connections, deliveredSeq, deliveredAt, lagMs, gone, failed }) => ({
    group: `${channel}-${group}`,
    connections,
    deliveredSeq,
    deliveredAt,
    lagMs,
    gone,
    failed,
  })),
})

/** Keeps a fact about a group, unless the group has expired meanwhile. */
export const noteGroup = async (
  tables: Tables,
  activityId: string,
  { channel, group }: Pick<Group, 'channel' | 'group'>,
  facts: Partial<Pick<Group, 'deliveredSeq' | 'deliveredAt' | 'lagMs' | 'gone' | 'failed'>>,
): Promise<void> => {
  const entries = Object.entries(facts)
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.sockets,
        Key: groupKey(activityId, channel, group),
        UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(expiresAt)',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

/** Longer than any sequence number: padded, they compare as text. */
const SEQUENCE_DIGITS = 40

/**
 * Keeps how many sockets a group has, as counted after the change `sequence`. Changes are handled several at once: a count
 * taken after an earlier one never replaces it, so that at rest the number is right.
 */
export const noteConnections = async (
  tables: Tables,
  activityId: string,
  { channel, group }: Pick<Group, 'channel' | 'group'>,
  connections: number,
  sequence: string,
): Promise<void> => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.sockets,
        Key: groupKey(activityId, channel, group),
        UpdateExpression: 'SET connections = :connections, countedAfter = :sequence',
        ConditionExpression:
          'attribute_exists(expiresAt) AND (attribute_not_exists(countedAfter) OR countedAfter <= :sequence)',
        ExpressionAttributeValues: {
          ':connections': connections,
          ':sequence': sequence.padStart(SEQUENCE_DIGITS, '0'),
        },
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

export const connectionsOf = async (tables: Tables, groupPk: string): Promise<string[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.sockets,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :conn)',
      ProjectionExpression: 'connectionId',
      ExpressionAttributeValues: { ':pk': groupPk, ':conn': 'CONN#' },
    }),
    (item) => String(item.connectionId),
  )

export const countConnections = async (tables: Tables, groupPk: string): Promise<number> => {
  let count = 0
  let start: Record<string, unknown> | undefined
  do {
    const page = await tables.db.send(
      new QueryCommand({
        TableName: tables.sockets,
        Select: 'COUNT',
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :conn)',
        ExpressionAttributeValues: { ':pk': groupPk, ':conn': 'CONN#' },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    count += page.Count ?? 0
    start = page.LastEvaluatedKey
  } while (start)
  return count
}

/**
 * Tells a group that the log reached `to`. The item keeps where it was before, so that whoever reads the change knows the
 * whole range, also when earlier changes were lost. Said again, it changes nothing.
 */
export const dueLog = async (
  tables: Tables,
  groupPk: string,
  due: { epoch: string; from: number; to: number; at: number },
) => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.sockets,
        Key: dueKey(groupPk),
        UpdateExpression:
          'SET change = :log, epoch = :epoch, previous = if_not_exists(seq, :before), seq = :to, #at = :at REMOVE tallies, presence',
        ConditionExpression: 'attribute_not_exists(seq) OR seq < :to OR epoch <> :epoch',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: {
          ':log': 'log',
          ':epoch': due.epoch,
          ':before': due.from - 1,
          ':to': due.to,
          ':at': due.at,
        },
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

/** Tells a group that totals changed; the totals travel in the change itself. */
export const dueTallies = (tables: Tables, groupPk: string, tallies: readonly Tally[], at: number) =>
  tables.db.send(
    new UpdateCommand({
      TableName: tables.sockets,
      Key: dueKey(groupPk),
      UpdateExpression: 'SET change = :tally, tallies = :tallies, #at = :at REMOVE presence',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':tally': 'tally', ':tallies': tallies, ':at': at },
    }),
  )

export const duePresence = (tables: Tables, groupPk: string, presence: number, at: number) =>
  tables.db.send(
    new UpdateCommand({
      TableName: tables.sockets,
      Key: dueKey(groupPk),
      UpdateExpression: 'SET change = :kind, presence = :presence, #at = :at REMOVE tallies',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':kind': 'presence', ':presence': presence, ':at': at },
    }),
  )

/** A ticket works once: the first use of its id wins. */
export const useTicket = async (tables: Tables, ticketId: string, now: number): Promise<boolean> => {
  try {
    await tables.db.send(
      new PutCommand({
        TableName: tables.sockets,
        Item: { pk: `TICKET#${ticketId}`, sk: 'HEAD', expiresAt: Math.floor(now / 1000) + 10 * 60 },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return true
  } catch (error) {
    if (isConditionFailed(error)) return false
    throw error
  }
}
