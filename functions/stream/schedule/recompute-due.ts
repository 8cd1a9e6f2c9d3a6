import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { recompute } from '../../domain/case/due.ts'
import { calendarInForce } from '../../store/calendars.ts'
import { commitCitizen } from '../../store/case/commit.ts'
import { openCasesIn } from '../../store/case/lists.ts'
import { getCase } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { isConditionFailed } from '../../store/conflicts.ts'
import { RECOMPUTE, recomputeKey, SHARDS } from '../../store/keys.ts'
import { partition } from '../../store/pages.ts'
import { getSite } from '../../store/sites.ts'
import { hashedId } from '../hashed-id.ts'
import { forEachAlone } from './tasks.ts'

/** What was decided on the old calendar a moment before has reached the index by then (milliseconds). */
const SETTLED_MS = 5_000
const ATTEMPTS = 8

interface Order {
  siteId: string
  version: number
  startedAt: number
  finishedAt: number | null
  /** The next shard of open cases; what was done in one that was broken off is found done. */
  cursor: number | null
  looked: number
  changed: number
}

/**
 * After a calendar was changed: every open case on or below its site gets the due date that follows from it now, and a step in its
 * history where that moved. Shard by shard, each remembered, so that a run that is cut off is gone on with by the next.
 */
export const recomputeDue = async (tables: Tables, now: number): Promise<number> => {
  let changed = 0
  await forEachAlone(
    partition(tables, tables.records, RECOMPUTE),
    'computing due dates anew',
    ({ siteId }) => String(siteId),
    async (item) => {
      const order = item as unknown as Order
      if (order.finishedAt !== null || now - order.startedAt < SETTLED_MS) return
      changed += await carryOut(tables, order, now)
    },
  )
  return changed
}

const carryOut = async (tables: Tables, order: Order, now: number): Promise<number> => {
  let { looked, changed } = order
  const paths = new Map<string, readonly string[]>()
  const pathOf = async (siteId: string) => {
    const path = paths.get(siteId) ?? (await getSite(tables, siteId))?.path ?? [siteId]
    paths.set(siteId, path)
    return path
  }
  for (let shard = order.cursor ?? 0; shard < SHARDS; shard++) {
    for await (const { id, siteId } of openCasesIn(tables, shard)) {
      const path = await pathOf(siteId)
      if (!path.includes(order.siteId)) continue
      looked++
      if (await recomputeOne(tables, id, path, order, now)) changed++
    }
    const finishedAt = shard === SHARDS - 1 ? now : null
    // A newer change of the calendar has put another order in place: it does all of them again.
    if (!(await remember(tables, order, { cursor: shard + 1, looked, changed, finishedAt }))) break
  }
  return changed - order.changed
}

const recomputeOne = async (
  tables: Tables,
  caseId: string,
  path: readonly string[],
  { siteId, version }: Order,
  now: number,
): Promise<boolean> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const record = await getCase(tables, caseId)
    if (!record) return false
    const change = recompute(record, await calendarInForce(tables, path), now)
    if (!change) return false
    const commandId = hashedId(`recompute.${siteId}.${version}.${record.id}.${record.version}`)
    const outcome = await commitCitizen(tables, record.id, [change], { commandId, digest: '' })
    if (outcome.type !== 'contention') return outcome.type === 'done'
  }
  throw new Error(`case ${caseId} changes too often`)
}

const remember = async (
  tables: Tables,
  { siteId, version }: Order,
  { cursor, looked, changed, finishedAt }: Pick<Order, 'cursor' | 'looked' | 'changed' | 'finishedAt'>,
): Promise<boolean> => {
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: recomputeKey(siteId),
        UpdateExpression: 'SET #cursor = :cursor, looked = :looked, changed = :changed, finishedAt = :finished',
        ConditionExpression: 'version = :version',
        ExpressionAttributeNames: { '#cursor': 'cursor' },
        ExpressionAttributeValues: {
          ':cursor': cursor,
          ':looked': looked,
          ':changed': changed,
          ':finished': finishedAt,
          ':version': version,
        },
      }),
    )
    return true
  } catch (error) {
    if (isConditionFailed(error)) return false
    throw error
  }
}
