import { countCase } from '../../store/account.ts'
import { calendarInForce } from '../../store/calendars.ts'
import { openCasesIn } from '../../store/case/lists.ts'
import { getCase } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { BY_OWNER, COUNTED_OPEN, SHARDS } from '../../store/keys.ts'
import { queryItems } from '../../store/pages.ts'
import { getSite } from '../../store/sites.ts'
import { forEachAlone, runTasks } from './tasks.ts'

/**
 * [D6] Counts what the stream has lost for good: open cases that were never counted at their version, and those last counted as open
 * that have ended since. Nothing else can differ, because cells move only together with what is kept of a case.
 */
export const recountAccount = async (tables: Tables): Promise<number> => {
  let mended = 0
  const count = async (id: string) => {
    const record = await getCase(tables, id)
    const site = record && (await getSite(tables, record.siteId))
    if (record && site && (await countCase(tables, record, await calendarInForce(tables, site.path)))) mended++
  }
  const alone = (ids: AsyncIterable<string>) => forEachAlone(ids, 'counting a case', (id) => id, count)
  const open = queryItems(tables, {
    TableName: tables.records,
    IndexName: BY_OWNER,
    KeyConditionExpression: 'ownerPk = :open',
    ExpressionAttributeValues: { ':open': COUNTED_OPEN },
  })
  await runTasks([
    ...Array.from({ length: SHARDS }, (_, shard) => ({
      name: `open cases ${shard}`,
      run: () => alone(idsOf(openCasesIn(tables, shard))),
    })),
    { name: 'counted as open', run: () => alone(idsOf(open, 'ownerSk')) },
  ])
  return mended
}

async function* idsOf(items: AsyncIterable<object>, name = 'id'): AsyncGenerator<string> {
  for await (const item of items) yield String((item as Record<string, unknown>)[name])
}
