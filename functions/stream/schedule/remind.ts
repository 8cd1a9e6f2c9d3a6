import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Notice } from '../../contract/notice/notice.ts'
import type { SiteInForce } from '../../contract/site/site.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { type Reminder, reminderFor } from '../../domain/notice/reminder.ts'
import { dayInZone, type WorkingCalendar } from '../../domain/working-days.ts'
import { log } from '../../runtime/logger.ts'
import { calendarInForce } from '../../store/calendars.ts'
import { openCasesIn } from '../../store/case/lists.ts'
import { getCase } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { isConditionFailed } from '../../store/conflicts.ts'
import { reminderKey, SHARDS } from '../../store/keys.ts'
import { putNotice } from '../../store/notices.ts'
import { getSiteInForce } from '../../store/sites.ts'
import { announce, deliveriesOf, webhooksOn } from '../../store/webhooks.ts'
import { hashedId } from '../hashed-id.ts'
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
  const sent = await begin(tables, record, reminder, directory, now)
  if (!sent) return false
  for (const some of chunks(Object.entries(sent.told), AT_ONCE))
    await Promise.all(
      some.map(([subject, kind]) => putNotice(tables, subject, noticeOf(record, reminder, subject, kind, sent.at))),
    )
  const event = {
    id: hashedId(reminder.id),
    type: `case.${reminder.state}` as const,
    timestamp: new Date(sent.at).toISOString(),
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
  await announce(tables, deliveriesOf(event, await webhooksOn(tables, path)))
  return end(tables, record, reminder)
}

/** Whom a reminder goes to, and since when: written down before anybody is told, so that a run that was cut off is gone on with. */
interface Sent {
  at: number
  told: Record<string, Notice['kind']>
  /** Everybody has been told. */
  done: boolean
}

/** Null where all of it was said already. However many are told, each is written by itself: no list is too long for a transaction. */
const begin = async (
  tables: Tables,
  record: CaseRecord,
  reminder: Reminder,
  directory: Directory,
  at: number,
): Promise<Sent | null> => {
  const Key = reminderKey(record.id, reminder.id)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  // Without the mark it was said in one piece.
  if (Item) return Item.done === false ? (Item as unknown as Sent) : null
  const told = new Map<string, Notice['kind']>()
  for (const kind of reminder.to)
    for (const subject of await directory.recipients(record, kind)) if (!told.has(subject)) told.set(subject, kind)
  const sent: Sent = { at, told: Object.fromEntries(told), done: false }
  try {
    await tables.db.send(
      new PutCommand({
        TableName: tables.records,
        Item: { ...Key, ...sent, expiresAt: Math.floor(at / 1000) + KEPT_S },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return sent
  } catch (error) {
    // Another run is at it.
    if (isConditionFailed(error)) return begin(tables, record, reminder, directory, at)
    throw error
  }
}

/** False where another run was faster. */
const end = async (tables: Tables, record: CaseRecord, reminder: Reminder): Promise<boolean> => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: reminderKey(record.id, reminder.id),
        UpdateExpression: 'SET done = :true',
        ConditionExpression: 'done = :false',
        ExpressionAttributeValues: { ':true': true, ':false': false },
      }),
    )
    return true
  } catch (error) {
    if (isConditionFailed(error)) return false
    throw error
  }
}

const AT_ONCE = 25

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))

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
