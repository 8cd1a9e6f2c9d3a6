import { log } from '../runtime/logger.ts'
import type { Tables } from '../store/client.ts'
import { readKey } from '../store/keys.ts'
import { forgetCommentTrail } from './forget-comment-trail.ts'
import { forgetExports } from './forget-exports.ts'
import { forgetHidden } from './forget-hidden.ts'
import { forgetQuestions } from './forget-questions.ts'
import { projectCases } from './project-case.ts'
import { projectComments } from './project-comments.ts'
import { projectEntries } from './project-entries.ts'
import { projectLeftOver } from './project-left-over.ts'
import { projectLog } from './project-log.ts'
import { projectMerges } from './project-merges.ts'
import { projectResponses } from './project-responses.ts'
import { projectStaffLog } from './project-staff-log.ts'
import { projectTallies } from './project-tallies.ts'
import { projectActivityWebhooks } from './project-webhooks.ts'
import type { ActivityRecord, Projection } from './projection.ts'
import { type BatchResponse, failedFrom, type StreamRecord } from './stream-record.ts'

/**
 * What follows from what was stored, activity by activity: merged votes, tallies, the staff log, and word to the sockets.
 * Each step may run again over the same records and changes nothing then. An activity that fails does not hold others up.
 */
export const project = async (
  tables: Tables,
  records: readonly StreamRecord[],
  now: number,
): Promise<BatchResponse> => {
  const byActivity = Map.groupBy(records.flatMap(withKey), ({ activityId }) => activityId)
  const failed: string[] = []
  for (const [activityId, own] of byActivity) {
    const projection: Projection = { tables, activityId, records: own, now }
    try {
      // What citizens wait for goes first.
      await projectLog(projection)
      await forgetHidden(projection)
      await projectStaffLog(projection)
      await forgetQuestions(projection)
      await projectMerges(projection)
      await projectTallies(projection)
      await projectEntries(projection)
      await projectResponses(projection)
      await projectComments(projection)
      await forgetCommentTrail(projection)
      await forgetExports(projection)
      await projectLeftOver(projection)
      await projectActivityWebhooks(projection)
    } catch (error) {
      log.error('projection failed', error, { activityId })
      failed.push(...own.map(({ sequence }) => sequence))
    }
  }
  return failedFrom([...failed, ...(await projectCases(tables, records, now))])
}

const withKey = (record: StreamRecord): (ActivityRecord & { activityId: string })[] => {
  const key = readKey(record.pk)
  return key ? [{ ...record, ...key }] : []
}
