import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../store/client.ts'
import { remindedKey } from '../store/keys.ts'
import { openActivities } from '../store/lists.ts'
import { eraseCommentContacts } from './erase-comment-contacts.ts'
import { eraseContacts } from './erase-contacts.ts'
import { receiveLeftOver } from './project-left-over.ts'
import { recomputeDue } from './recompute-due.ts'
import { remind } from './remind.ts'
import { sweepAccount } from './sweep-account.ts'

const HOUR_MS = 60 * 60_000

/**
 * What falls due by the clock, once a minute: due dates after a change of the calendar, and in every hour in which it was not done
 * yet, reminders and the erasure of what is no longer needed. The hour is kept when it was seen to, so that after an outage the first minute makes up for it.
 */
export const tend = async (tables: Tables, now: number): Promise<{ recomputed: number; reminded: number }> => {
  const recomputed = await recomputeDue(tables, now)
  const hour = Math.floor(now / HOUR_MS)
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: remindedKey(), ConsistentRead: true }),
  )
  if (Item?.hour === hour) return { recomputed, reminded: 0 }
  const reminded = await remind(tables, now)
  // The net under the stream: what it has lost for good is caught up with.
  for (const activityId of await openActivities(tables)) await receiveLeftOver(tables, activityId)
  await sweepAccount(tables)
  await eraseContacts(tables, now)
  await eraseCommentContacts(tables, now)
  await tables.db.send(new PutCommand({ TableName: tables.records, Item: { ...remindedKey(), hour } }))
  return { recomputed, reminded }
}
