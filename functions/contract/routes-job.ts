import * as v from 'valibot'
import { Id, SiteId } from './basics.ts'
import { Job, JobPiece } from './job/job.ts'
import { JobRequest } from './job/request.ts'
import type { Route } from './route.ts'

const job = v.object({ siteId: SiteId, jobId: Id })
const PieceNumber = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number))

/** Work in the background. Whoever may start a kind of it may follow, cancel and read any of that kind on the site. */
export const JOB_ROUTES = {
  'job.start': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/jobs/{jobId}',
    access: 'staff',
    summary: 'Start work in the background, once: the same id again gets the same job, and starts one that failed anew',
    params: job,
    body: JobRequest,
    reply: Job,
  },
  'job.read': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/jobs/{jobId}',
    access: 'staff',
    summary: 'How far it is',
    params: job,
    reply: Job,
  },
  'job.cancel': {
    method: 'DELETE',
    path: '/api/staff/sites/{siteId}/jobs/{jobId}',
    access: 'staff',
    summary: 'Stop it',
    params: job,
    reply: Job,
  },
  'job.piece': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/jobs/{jobId}/pieces/{piece}',
    access: 'staff',
    summary: 'A piece of the result',
    params: v.object({ ...job.entries, piece: PieceNumber }),
    reply: JobPiece,
  },
} as const satisfies Record<string, Route>
