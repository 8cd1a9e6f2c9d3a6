import { log } from '../../runtime/logger.ts'
import { claimJob, failJob, type JobRecord, readCheckpoint, requeueJob, saveStep } from '../../store/jobs.ts'
import { JOB_HEAD } from '../../store/keys.ts'
import type { StreamRecord } from '../stream-record.ts'
import type { Desk, Kind, Step } from './work-kind.ts'
import { KINDS } from './work-kinds.ts'

/** Then the job goes to the back of the queue, so that a long one keeps nobody waiting for long. */
const TURN_MS = 60_000
/** Kept of the function's time for the step under way. */
const MARGIN_MS = 60_000
/** Workers that take a job up and do not get on with it, before it is given up. */
const MOST_TRIES = 5

const NOTHING = new Uint8Array()

/** Work that was queued, a turn of it. What was lost with a worker is done again from the last stored step. */
export const work = async (
  services: Omit<Desk, 'siteId'>,
  records: readonly StreamRecord[],
  remainingMs: number,
): Promise<void> => {
  const { tables, now } = services
  for (const { sk, after, sequence } of records) {
    if (sk !== JOB_HEAD || !after) continue
    const place = { siteId: String(after.siteId), id: String(after.id) }
    const job = await claimJob(tables, place, sequence, now())
    if (job) await turn({ ...services, siteId: job.siteId }, job, now() + Math.min(TURN_MS, remainingMs - MARGIN_MS))
  }
}

const turn = async (desk: Desk, claimed: JobRecord, until: number): Promise<void> => {
  const { tables, now } = desk
  let job = claimed
  const { id, siteId, request } = job
  const about = { jobId: id, siteId, type: request.type }
  if (job.tries > MOST_TRIES) {
    log.error('work given up', new Error('no worker got on with it'), about)
    await failJob(tables, job, 'internal', now())
    return
  }
  let state = await readCheckpoint(tables, job)
  for (;;) {
    // The table pairs a kind with its own request; the compiler cannot follow.
    const step: Step<unknown> = await (KINDS[request.type] as Kind<typeof request.type>)(desk, request, state)
    if ('problem' in step) {
      await failJob(tables, job, step.problem, now())
      return
    }
    const { output = NOTHING } = step
    const saved = await saveStep(
      tables,
      job,
      {
        ...{ state: step.state, done: step.done, total: step.total },
        output: typeof output === 'string' ? Buffer.from(output) : output,
        file: 'file' in step ? step.file : null,
      },
      now(),
    )
    // Cancelled, or taken for dead and taken over: whoever has it now goes on.
    if (!saved || step.state === null) return
    job = saved
    state = step.state
    if (now() >= until) {
      await requeueJob(tables, job)
      return
    }
  }
}
