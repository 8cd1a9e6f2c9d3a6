import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Notice } from '../contract/notice/notice.ts'
import type { SiteInForce } from '../contract/site/site.ts'
import type { CaseRecord } from '../domain/case/records.ts'
import { type Reminder, reminderFor } from '../domain/notice/reminder.ts'
import { dayInZone, type WorkingCalendar } from '../domain/working-days.ts'
import { log } from '../runtime/logger.ts'
import { calendarInForce } from '../store/calendars.ts'
import { openCasesIn } from '../store/case/lists.ts'
import { getCase } from '../store/case/records.ts'
import type { Tables } from '../store/client.ts'
import { cancellationCodes } from '../store/conflicts.ts'
import { reminderKey, SHARDS } from '../store/keys.ts'
import { noticePut } from '../store/notices.ts'
import { getSiteInForce } from '../store/sites.ts'
import { deliveriesOf, deliveryPut, webhooksOn } from '../store/webhooks.ts'
import { hashedId } from './hashed-id.ts'
import { createDirectory, type Directory } from './remind-recipients.ts'

/** In seconds, for DynamoDB: far longer than any reminder could be asked for again. */
const KEPT_S = 400 * 24 * 60 * 60

interface Place {
  path: readonly string[]
  inForce: SiteInForce
  calendar: WorkingCalendar
}

/**
 * Says of every open case what is to be said today, each thing once: a run that died half-way, or ran twice, is simply run again.
 * One case that fails does not keep the others waiting. Gives how many were said.
 */
export const remind = async (tables: Tables, now: number): Promise<number> => {
  const directory = createDirectory(tables)
  const places = new Map<string, Promise<Place | null>>()
  const placeOf = (siteId: string) => {
    const known = places.get(siteId) ?? findPlace(tables, siteId)
    places.set(siteId, known)
    return known
  }
  let said = 0
  let failed = 0
  for (let shard = 0; shard < SHARDS; shard++)
    for await (const listed of openCasesIn(tables, shard)) {
      try {
        const place = await placeOf(listed.siteId)
        if (place && (await remindOf(tables, directory, place, listed, now))) said++
      } catch (error) {
        log.error('reminder failed', error, { caseId: listed.id })
        failed++
      }
    }
  // The run counts as not done, so the next minute does it again; what was said stays said.
  if (failed > 0) throw new Error(`${failed} reminders failed`)
  return said
}

const findPlace = async (tables: Tables, siteId: string): Promise<Place | null> => {
  const found = await getSiteInForce(tables, siteId)
  if (!found) return null
  const { path } = found.site
  return { path, inForce: found.inForce, calendar: await calendarInForce(tables, path) }
}

const remindOf = async (
  tables: Tables,
  directory: Directory,
  { path, inForce, calendar }: Place,
  listed: CaseRecord,
  now: number,
): Promise<boolean> => {
  const situation = { calendar, today: dayInZone(now, inForce.timeZone), escalation: inForce.escalation }
  if (!reminderFor(listed, situation)) return false
  // The index may be a moment behind: nobody is told of what has just been answered.
  const record = await getCase(tables, listed.id)
  const reminder = record && reminderFor(record, situation)
  if (!record || !reminder) return false
  const told = new Map<string, Notice['kind']>()
  for (const kind of reminder.to)
    for (const subject of await directory.recipients(record, kind)) if (!told.has(subject)) told.set(subject, kind)
  const event = {
    id: hashedId(reminder.id),
    type: `case.${reminder.state}` as const,
    timestamp: new Date(now).toISOString(),
    siteId: record.siteId,
    data: {
      caseId: record.id,
      number: record.number,
      caseType: record.type,
      departmentId: record.triage?.department.id ?? null,
      dueOn: reminder.dueOn,
      workingDaysLate: reminder.workingDaysLate,
    },
  }
  const deliveries = deliveriesOf(event, await webhooksOn(tables, path))
  const sent = {
    ...reminderKey(record.id, reminder.id),
    at: now,
    told: Object.fromEntries(told),
    expiresAt: Math.floor(now / 1000) + KEPT_S,
  }
  try {
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: tables.records, Item: sent, ConditionExpression: 'attribute_not_exists(pk)' } },
          ...[...told].map(([subject, kind]) =>
            noticePut(tables, subject, noticeOf(record, reminder, subject, kind, now)),
          ),
          ...deliveries.map((delivery) => ({ Put: deliveryPut(tables, delivery) })),
        ],
      }),
    )
    return true
  } catch (error) {
    if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') return false
    throw error
  }
}

const noticeOf = (
  record: CaseRecord,
  { id, dueOn, workingDaysLate }: Reminder,
  subject: string,
  kind: Notice['kind'],
  at: number,
): Notice => ({
  id: hashedId(`${id}.${subject}`),
  kind,
  siteId: record.siteId,
  subjectId: record.id,
  title: record.number,
  dueOn,
  workingDaysLate,
  at,
  readAt: null,
})
