import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Tables } from '../../store/client.ts'
import { taskKey } from '../../store/keys.ts'
import { openActivities } from '../../store/lists.ts'
import { receiveLeftOver } from '../projection/project-left-over.ts'
import { eraseCommentContacts } from './erase-comment-contacts.ts'
import { eraseContacts } from './erase-contacts.ts'
import { recomputeDue } from './recompute-due.ts'
import { recountAccount } from './recount-account.ts'
import { remind } from './remind.ts'
import { forEachAlone, runTasks, type Task } from './tasks.ts'

const HOUR_MS = 60 * 60_000

/** What is done once in every hour; what the law asks for comes first. */
const hourly = (tables: Tables, now: number): Task[] => [
  { name: 'erase-case-contacts', run: () => eraseContacts(tables, now) },
  { name: 'erase-comment-contacts', run: () => eraseCommentContacts(tables, now) },
  { name: 'remind', run: () => remind(tables, now) },
  // The net under the stream: what it has lost for good is caught up with.
  { name: 'receive-left-over', run: () => receiveAllLeftOver(tables) },
  { name: 'recount-account', run: () => recountAccount(tables) },
]

/**
 * What falls due by the clock, once a minute: due dates after a change of the calendar, and in every hour in which it was not done yet,
 * each of the hourly tasks. Each keeps its own hour when it was seen to, so that after an outage the first minute makes up for it, and
 * one that fails is tried again in the next minute and holds no other up.
 */
export const runDueTasks = (tables: Tables, now: number): Promise<void> =>
  runTasks([
    ...hourly(tables, now).map(({ name, run }) => ({ name, run: () => onceAnHour(tables, name, now, run) })),
    { name: 'recompute-due', run: () => recomputeDue(tables, now) },
  ])

const onceAnHour = async (tables: Tables, name: string, now: number, run: () => Promise<unknown>): Promise<void> => {
  const hour = Math.floor(now / HOUR_MS)
  const Key = taskKey(name)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  if (Item?.hour === hour) return
  await run()
  await tables.db.send(new PutCommand({ TableName: tables.records, Item: { ...Key, hour } }))
}

const receiveAllLeftOver = async (tables: Tables): Promise<void> =>
  forEachAlone(
    await openActivities(tables),
    'receiving what was left over',
    (id) => id,
    (activityId) => receiveLeftOver(tables, activityId),
  )
