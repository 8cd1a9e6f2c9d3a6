import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { MOST_UNREAD, type Notice } from '../contract/notice/notice.ts'
import type { Tables } from './client.ts'
import { isConditionFailed } from './conflicts.ts'
import { BY_OWNER, noticeKey, noticePartition, seqKey, unreadOf } from './keys.ts'
import { newestPage, queryItems } from './pages.ts'

/** In seconds, for DynamoDB: half a year. */
const KEPT_S = 180 * 24 * 60 * 60

const sortKey = ({ at, id }: Pick<Notice, 'at' | 'id'>): string => `${seqKey(at)}#${id}`

/** A notice for one person. */
const noticePut = (tables: Tables, subject: string, notice: Notice) => ({
  TableName: tables.records,
  Item: {
    ...noticeKey(subject, sortKey(notice)),
    ...notice,
    ownerPk: unreadOf(subject),
    ownerSk: sortKey(notice),
    expiresAt: Math.floor(notice.at / 1000) + KEPT_S,
  },
})

/** Tells a person once: told again, and whether or not it has been read, nothing changes. */
export const putNotice = async (tables: Tables, subject: string, notice: Notice): Promise<void> => {
  try {
    const put = noticePut(tables, subject, notice)
    await tables.db.send(new PutCommand({ ...put, ConditionExpression: 'attribute_not_exists(pk)' }))
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

const PAGE = 30
const PLACE = /^[0-9]{12,15}#[A-Za-z0-9_-]{10,40}$/

const readNotice = ({ pk, sk, ownerPk, ownerSk, expiresAt, ...notice }: Record<string, unknown>): Notice =>
  notice as unknown as Notice

export const noticePage = async (
  tables: Tables,
  subject: string,
  after: string | undefined,
): Promise<{ notices: Notice[]; next: string | null }> => {
  const list = { pk: noticePartition(subject), limit: PAGE, isPlace: (sk: string) => PLACE.test(sk) }
  const { items, next } = await newestPage(tables, list, after)
  return { notices: items.map(readNotice), next }
}

/** How many are unread, `MOST_UNREAD` at most. An index holds the unread alone, so that the count reads no others. */
export const unreadCount = async (tables: Tables, subject: string): Promise<number> => {
  const { Count } = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      IndexName: BY_OWNER,
      KeyConditionExpression: 'ownerPk = :unread',
      ExpressionAttributeValues: { ':unread': unreadOf(subject) },
      Select: 'COUNT',
      Limit: MOST_UNREAD,
    }),
  )
  return Count ?? 0
}

/** Marks these as read, or all that are unread; what is read already stays as it is. */
export const readNotices = async (
  tables: Tables,
  subject: string,
  ids: readonly string[] | null,
  now: number,
): Promise<void> => {
  const unread = queryItems(tables, {
    TableName: tables.records,
    IndexName: BY_OWNER,
    KeyConditionExpression: 'ownerPk = :unread',
    ExpressionAttributeValues: { ':unread': unreadOf(subject) },
  })
  for await (const item of unread) {
    const notice = readNotice(item)
    if (ids && !ids.includes(notice.id)) continue
    try {
      await tables.db.send(
        new UpdateCommand({
          TableName: tables.records,
          Key: noticeKey(subject, sortKey(notice)),
          UpdateExpression: 'SET readAt = :now REMOVE ownerPk, ownerSk',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':now': now },
        }),
      )
    } catch (error) {
      if (!isConditionFailed(error)) throw error
    }
  }
}
