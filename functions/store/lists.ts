import type { ActivityEntry, ActivityPage } from '../contract/interview/list.ts'
import type { AuditEntry, AuditPage } from '../contract/site/audit.ts'
import type { InterviewRecord } from '../domain/interview/records.ts'
import type { Tables } from './client.ts'
import { BY_OWNER, OPEN_ACTIVITIES, ownedBySite } from './keys.ts'
import { ownerPage, queryItems } from './pages.ts'
import { fromItem } from './records.ts'

const PAGE = 50

const entry = ({ id, siteId, details, brief }: InterviewRecord): ActivityEntry => ({
  id,
  siteId,
  kind: 'interview',
  title: details.title,
  state: brief.state,
  startsAt: details.startsAt,
  endsAt: details.endsAt,
})

export const listActivities = async (
  tables: Tables,
  siteId: string,
  after: string | undefined,
  shown: (record: InterviewRecord) => boolean,
): Promise<ActivityPage> => {
  const { items, next } = await ownerPage(
    tables,
    {
      KeyConditionExpression: 'ownerPk = :owner',
      ExpressionAttributeValues: { ':owner': ownedBySite(siteId, 'ACTIVITY') },
      Limit: PAGE,
    },
    after,
  )
  return {
    entries: items
      .map(fromItem<InterviewRecord>)
      .filter(shown)
      .map(entry),
    next,
  }
}

export interface AuditFilter {
  action?: string | undefined
  subject?: string | undefined
  activityId?: string | undefined
}

/** A filtered page may hold fewer entries than a full one, or none, and still have a next. */
export const listAudit = async (
  tables: Tables,
  siteId: string,
  after: string | undefined,
  { action, subject, activityId }: AuditFilter,
): Promise<AuditPage> => {
  const { items, next } = await ownerPage(
    tables,
    {
      KeyConditionExpression: 'ownerPk = :owner',
      ExpressionAttributeValues: { ':owner': ownedBySite(siteId, 'AUDIT') },
      Limit: PAGE,
    },
    after,
  )
  const entries = items
    .map(({ pk, sk, ownerPk, ownerSk, reply, ...audit }) => audit as unknown as AuditEntry)
    .filter((audit) => !action || audit.action === action)
    .filter((audit) => !subject || audit.by.subject === subject)
    .filter((audit) => !activityId || audit.activityId === activityId)
  return { entries, next }
}

/** The activities that can still change. */
export const openActivities = (tables: Tables): Promise<string[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.records,
      IndexName: BY_OWNER,
      KeyConditionExpression: 'ownerPk = :open',
      ExpressionAttributeValues: { ':open': OPEN_ACTIVITIES },
    }),
    (item) => String(item.ownerSk),
  )
