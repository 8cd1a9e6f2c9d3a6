import { noteErasure } from '../../store/erasures.ts'
import { forgetJobs } from '../../store/jobs.ts'
import { activityJobs } from '../../store/keys.ts'
import type { Projection } from './projection.ts'

/** Files made before a comment or a response was erased still have it: they are handed out no more from now on, and go (M13). */
export const forgetExports = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  if (!records.some(erases)) return
  await noteErasure(tables, activityId, now)
  await forgetJobs(tables, activityJobs(activityId), now)
}

const erases = ({ kind, before, after }: Projection['records'][number]): boolean =>
  (kind === 'RESPONSE' && before !== null && after === null) ||
  (kind === 'COMMENT' && Boolean(after?.erased) && !before?.erased)
