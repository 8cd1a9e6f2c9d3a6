import type { ActivityEntry, ActivityPage } from '../contract/interview/list.ts'
import type { AuditPage } from '../contract/site/audit.ts'
import type { ActivityRecord } from '../domain/activity.ts'
import { phaseOf as solicitationPhase, timeOf } from '../domain/solicitation/record.ts'
import { type Moment, phaseOf } from '../domain/survey/life/phase.ts'
import type { Tables } from './client.ts'
import { BY_OWNER, OPEN_ACTIVITIES, ownedBySite, seqKey } from './keys.ts'
import { ownerPage, queryItems } from './pages.ts'
import { fromItem } from './records.ts'
import { openWords, type StoredEntry } from './trail.ts'

const PAGE = 50

/** What a list shows of an activity, at a moment in its site's zone. */
export const entryOf = (record: ActivityRecord, moment: Moment): ActivityEntry => {
  const { id, siteId } = record
  if (record.kind === 'interview') {
    const { title, startsAt, endsAt } = record.details
    return { id, siteId, kind: 'interview', title, state: record.brief.state, startsAt, endsAt }
  }
  if (record.kind === 'solicitation') {
    const { startsAt, endsAt } = timeOf(record, moment.timeZone)
    return {
      id,
      siteId,
      kind: 'solicitation',
      title: record.details.title,
      state: solicitationPhase(record, moment.now),
      startsAt,
      endsAt,
    }
  }
  const { title, opensAt: startsAt, closesAt: endsAt } = record.details
  return { id, siteId, kind: 'survey', title, state: phaseOf(record, moment), startsAt, endsAt }
}

export const listActivities = async (
  tables: Tables,
  siteId: string,
  after: string | undefined,
  shown: (record: ActivityRecord) => boolean,
  moment: Moment,
): Promise<ActivityPage> => {
  const { items, next } = await ownerPage(tables, { owner: ownedBySite(siteId, 'ACTIVITY'), limit: PAGE }, after)
  return {
    entries: items
      .map(fromItem<ActivityRecord>)
      .filter(shown)
      .map((record) => entryOf(record, moment)),
    next,
  }
}

export interface AuditFilter {
  action?: string | undefined
  subject?: string | undefined
  activityId?: string | undefined
  from?: number | undefined
  until?: number | undefined
}

/** A filtered page may hold fewer entries than a full one, or none, and still have a next. */
export const listAudit = async (
  tables: Tables,
  siteId: string,
  after: string | undefined,
  { action, subject, activityId, from = 0, until = Number.MAX_SAFE_INTEGER }: AuditFilter,
): Promise<AuditPage> => {
  const { items, next } = await ownerPage(
    tables,
    // Their sort keys begin with the instant: all of the one before `until` sort below it.
    { owner: ownedBySite(siteId, 'AUDIT'), limit: PAGE, between: [seqKey(from), seqKey(until)] },
    after,
  )
  const found = items
    .map(({ pk, sk, ownerPk, ownerSk, reply, digest, ...audit }) => audit as unknown as StoredEntry)
    .filter((audit) => !action || audit.action === action)
    .filter((audit) => !subject || audit.by.subject === subject)
    .filter((audit) => !activityId || audit.activityId === activityId)
  return { entries: await openWords(tables, found), next }
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
