import { log } from '../../runtime/logger.ts'
import type { Tables } from '../../store/client.ts'
import { readKey } from '../../store/keys.ts'
import { type BatchResponse, failedFrom, type StreamRecord } from '../stream-record.ts'
import { FEEDS } from './feeds.ts'
import { projectCases } from './project-case.ts'
import type { ActivityRecord } from './projection.ts'

/** What follows from what was stored, activity by activity (`FEEDS`), and case by case. What fails holds no other up. */
export const project = async (
  tables: Tables,
  records: readonly StreamRecord[],
  now: number,
): Promise<BatchResponse> => {
  const byActivity = Map.groupBy(records.flatMap(withKey), ({ activityId }) => activityId)
  const failed: string[] = []
  for (const [activityId, own] of byActivity) {
    let running = ''
    try {
      for (const { name, of, run } of FEEDS) {
        running = name
        const fed = own.filter(({ kind }) => of.includes(kind))
        if (fed.length > 0) await run({ tables, activityId, records: fed, now })
      }
    } catch (error) {
      log.error('projection failed', error, { activityId, feed: running })
      failed.push(...own.map(({ sequence }) => sequence))
    }
  }
  return failedFrom([...failed, ...(await projectCases(tables, records, now))])
}

const withKey = (record: StreamRecord): (ActivityRecord & { activityId: string })[] => {
  const key = readKey(record.pk)
  return key ? [{ ...record, ...key }] : []
}
