import type { Tables } from '../../store/client.ts'
import { wakeJobs } from '../../store/jobs.ts'
import { openActivities } from '../../store/lists.ts'
import { findActivity } from '../../store/records.ts'
import { recountInterview } from './recount-interview.ts'
import { recountSolicitation } from './recount-solicitation.ts'
import { recountSurvey } from './recount-survey.ts'
import { forEachAlone, runTasks } from './tasks.ts'

/**
 * [D6] Recounts what is stored and mends a tally that differs, in activities that can still change. It only ever differs
 * when a stream record was lost for good (it stands in the failure queue), so this is the net under the exact projection.
 */
export const recountAll = async (tables: Tables, now: number): Promise<{ mended: number }> => {
  let mended = 0
  const activities = async () =>
    forEachAlone(
      await openActivities(tables),
      'recounting an activity',
      (id) => id,
      async (id) => {
        mended += await recountActivity(tables, id, now)
      },
    )
  await runTasks([
    { name: 'wake-jobs', run: () => wakeJobs(tables, now) },
    { name: 'recount', run: activities },
  ])
  return { mended }
}

const recountActivity = async (tables: Tables, activityId: string, now: number): Promise<number> => {
  const activity = await findActivity(tables, activityId)
  if (activity?.kind === 'survey') return recountSurvey(tables, activity, now)
  if (activity?.kind === 'solicitation') return recountSolicitation(tables, activity)
  return recountInterview(tables, activityId, now)
}
