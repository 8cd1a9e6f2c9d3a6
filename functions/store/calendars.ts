import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { CalendarVersion, Recomputing } from '../contract/calendar/calendar.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import { calendarOf, type SiteCalendar } from '../domain/calendar/in-force.ts'
import type { WorkingCalendar } from '../domain/working-days.ts'
import { auditPut } from './audit.ts'
import type { Tables } from './client.ts'
import { cancellationCodes } from './conflicts.ts'
import { calendarKey, calendarVersionKey, calendarVersions, recomputeKey } from './keys.ts'
import { queryItems } from './pages.ts'
import { getItems } from './records.ts'

/** What each site of a path has set, from the root down; one read for all. */
export const calendarsOn = async (tables: Tables, path: readonly string[]): Promise<SiteCalendar[]> => {
  const items = await getItems(tables, path.map(calendarKey))
  return path.map((siteId) => {
    const item = items.find(({ pk }) => pk === calendarKey(siteId).pk)
    return { siteId, version: Number(item?.version ?? 0), years: (item?.years ?? {}) as SiteCalendar['years'] }
  })
}

/** The one calendar that interviews, cases and solicitations of a site count with (M6). `path`: from the root to the site. */
export const calendarInForce = async (tables: Tables, path: readonly string[]): Promise<WorkingCalendar> =>
  calendarOf(await calendarsOn(tables, path))

/**
 * A year's notice set or taken out: the calendar, its version for ever, the order to compute open due dates anew, and the
 * audit entry, all or nothing. Refused with `version-conflict` when somebody was faster.
 */
export const setCalendarYear = async (
  tables: Tables,
  before: SiteCalendar,
  change: CalendarVersion,
  audit: AuditEntry,
): Promise<Result<null>> => {
  const { siteId } = before
  const { [change.year]: replaced, ...others } = before.years
  const years = change.notice ? { ...others, [change.year]: change.notice } : others
  const recompute: Recomputing = {
    version: change.version,
    startedAt: change.at,
    looked: 0,
    changed: 0,
    finishedAt: null,
  }
  const TableName = tables.records
  try {
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName,
              Item: { ...calendarKey(siteId), siteId, version: change.version, years },
              ConditionExpression: before.version === 0 ? 'attribute_not_exists(pk)' : 'version = :before',
              ...(before.version === 0 ? {} : { ExpressionAttributeValues: { ':before': before.version } }),
            },
          },
          { Put: { TableName, Item: { ...calendarVersionKey(siteId, change.version), ...change } } },
          { Put: { TableName, Item: { ...recomputeKey(siteId), siteId, ...recompute, cursor: null } } },
          auditPut(tables, audit),
        ],
      }),
    )
    return accept(null)
  } catch (error) {
    if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') return refuse('version-conflict')
    throw error
  }
}

/** Every version of a site's calendar, newest first. */
export const versionsOf = (tables: Tables, siteId: string): Promise<CalendarVersion[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.records,
      ConsistentRead: true,
      ScanIndexForward: false,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': calendarVersions(siteId) },
    }),
    ({ pk, sk, ...version }) => version as CalendarVersion,
  )

export const recomputingOf = async (tables: Tables, siteId: string): Promise<Recomputing | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: recomputeKey(siteId), ConsistentRead: true }),
  )
  if (!Item) return null
  const { version, startedAt, looked, changed, finishedAt } = Item as Recomputing
  return { version, startedAt, looked, changed, finishedAt }
}
