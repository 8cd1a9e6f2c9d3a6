import { type StaffEventBody, staffEvent } from '../../domain/interview/events.ts'
import type { AnyRecord } from '../../domain/interview/records.ts'
import { appendStaffLog } from '../../store/log.ts'
import { fromItem } from '../../store/records.ts'
import type { Projection } from './projection.ts'

/**
 * Every change of a record as a staff event. Questions arrive at any rate and never touch a shared item when asked; here
 * they are gathered, the latest version of each, into one append a batch.
 */
export const projectStaffLog = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  const latest = new Map<string, StaffEventBody>()
  for (const { pk, sk, kind, before, after } of records) {
    if (!after || (kind === 'HEAD' && sk !== 'HEAD')) continue
    if (kind === 'HEAD' && after.kind !== 'interview') continue
    // The head's item also changes when the log grows; that is not news.
    if (before && before.version === after.version) continue
    latest.set(`${pk}/${sk}`, staffEvent(fromItem<AnyRecord>(after)))
  }
  if (latest.size > 0) await appendStaffLog(tables, activityId, [...latest.values()], now)
}
