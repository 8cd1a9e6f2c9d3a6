import type { Job } from '#contract/job/job.ts'
import type { JobRequest } from '#contract/job/request.ts'
import { ok } from './call.ts'
import { newId } from './people.ts'
import type { Platform } from './platform.ts'
import { until } from './until.ts'

/** Follows a job to its end. */
export const ended = async ({ call }: Platform, job: Pick<Job, 'id' | 'siteId'>, token: string): Promise<Job> => {
  const params = { siteId: job.siteId, jobId: job.id }
  let last: Job | null = null
  await until(async () => {
    last = await ok(call('job.read', { params, token }))
    return last.state !== 'queued' && last.state !== 'running'
  }, `the job ${job.id}`)
  return last ?? Promise.reject(new Error('no job'))
}

/** Its whole result. */
export const resultOf = async ({ call }: Platform, { id, siteId, result }: Job, token: string): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for (let piece = 0; piece < (result?.pieces ?? 0); piece++) {
    const { data } = await ok(call('job.piece', { params: { siteId, jobId: id, piece }, token }))
    pieces.push(Buffer.from(data, 'base64'))
  }
  return Buffer.concat(pieces)
}

export const startJob = (
  { call }: Platform,
  siteId: string,
  body: JobRequest,
  token: string,
  jobId = newId(),
): Promise<Job> => ok(call('job.start', { params: { siteId, jobId }, body, token }))

/** Started, ended and read. */
export const done = async (platform: Platform, siteId: string, body: JobRequest, token: string): Promise<Buffer> => {
  const job = await ended(platform, await startJob(platform, siteId, body, token), token)
  if (job.state !== 'done') throw new Error(`${job.state} ${job.problem}`)
  return resultOf(platform, job, token)
}
