import type { JobRequest } from '../../contract/job/request.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { ActivityRecord } from '../../domain/activity.ts'
import { allowed } from '../../domain/permission/table.ts'
import { isQuoting } from '../../domain/quoting.ts'
import { phaseOf } from '../../domain/survey/life/phase.ts'
import { mayCount } from '../../domain/survey/results/staff.ts'
import { isErasedSince } from '../../store/erasures.ts'
import { cancelJob, getJob, isExpired, type JobRecord, jobView, newJob, putJob, readPiece } from '../../store/jobs.ts'
import { isWithinLimits } from '../../store/rate-limits.ts'
import { findActivity } from '../../store/records.ts'
import { countsErased } from '../../store/survey/responses.ts'
import type { Call, Handlers } from '../call.ts'
import { canonical } from '../digest.ts'

/** By one person on one site in a quarter of an hour: all sites share the lanes in which work is done. */
const MOST_STARTED = 60

/** Work in the background: started, followed, stopped, and its result read piece by piece. */
export const jobs = {
  'job.start': async (call) => {
    const { services, site, staff, params, body } = call
    const { tables, now, newId } = services
    if ('activityId' in body) {
      const activity = await findActivity(tables, body.activityId)
      const [kind] = body.type.split('.')
      // The right to it was checked on this site: an activity of another is not this one's to work on.
      if (activity?.siteId !== site.id || activity.kind !== kind) return refuse('not-found')
      if (!(await counts(call, body, activity, now()))) return refuse('not-allowed')
    }
    const by = { subject: staff.subject, name: staff.name }
    const job = newJob({ id: params.jobId, siteId: site.id, request: body, by, createdAt: now() })
    const audit = {
      ...{ commandId: newId(), at: now(), by, siteId: site.id, action: body.type, target: job.id },
      ...{ activityId: 'activityId' in body ? body.activityId : null, before: null, after: asked(body) },
    }
    const earlier = await getJob(tables, site.id, job.id)
    if (earlier && !isSame(earlier, job)) return refuse('id-taken')
    const isOver = earlier && (earlier.state === 'failed' || earlier.state === 'cancelled' || isExpired(earlier, now()))
    if (earlier && !isOver) return accept({ reply: jobView(earlier) })
    const limits = [{ name: `jobs:${site.id}:${staff.subject}`, most: MOST_STARTED }]
    if (!(await isWithinLimits(tables, limits, now()))) return refuse('too-many-requests')
    if (await putJob(tables, job, audit, earlier)) return accept({ reply: jobView(job) })
    // Somebody else started it at the same moment.
    const other = await getJob(tables, site.id, job.id)
    return other && isSame(other, job) ? accept({ reply: jobView(other) }) : refuse('id-taken')
  },

  'job.read': async (call) => {
    const job = await own(call)
    return job.ok ? accept({ reply: jobView(job.value) }) : job
  },

  'job.cancel': async (call) => {
    const job = await own(call)
    if (!job.ok) return job
    const { tables, now } = call.services
    const { siteId, id } = job.value
    // Where it ended meanwhile, how it did.
    const after = (await cancelJob(tables, job.value, now())) ?? (await getJob(tables, siteId, id))
    return after ? accept({ reply: jobView(after) }) : refuse('not-found')
  },

  'job.piece': async (call) => {
    const job = await own(call)
    if (!job.ok) return job
    const piece =
      job.value.state === 'done' ? await readPiece(call.services.tables, job.value, call.params.piece) : null
    return piece ? accept({ reply: { data: Buffer.from(piece).toString('base64') } }) : refuse('not-found')
  },
} satisfies Partial<Handlers>

/** What was searched for may be somebody's words; it is in the job, which lasts a day. */
const asked = (request: JobRequest): Record<string, unknown> => {
  const { search, ...said } = { search: null, ...request }
  return said
}

const isSame = (a: JobRecord, b: JobRecord): boolean => canonical(a.request) === canonical(b.request)

/** A job of a kind that the caller may start here: whoever may not count answers may not read the count either. */
const own = async (call: Call<'job.read'> | Call<'job.cancel'> | Call<'job.piece'>): Promise<Result<JobRecord>> => {
  const { services, site, staff, params } = call
  const job = await getJob(services.tables, site.id, params.jobId)
  if (!job || isExpired(job, services.now())) return refuse('not-found')
  const { request } = job
  if (!allowed(staff.memberships, site.path, request.type)) return refuse('not-allowed')
  const activity = 'activityId' in request ? await findActivity(services.tables, request.activityId) : null
  // What it holds was erased since (M13).
  if (activity && isQuoting(request) && (await isErasedSince(services.tables, activity.id, job.createdAt)))
    return refuse('not-found')
  return (await counts(call, request, activity, job.createdAt)) ? accept(job) : refuse('not-allowed')
}

/**
 * What a kind of work may be told depends on how finely it counts. What was counted before the results were submitted lacks what came
 * until then.
 */
const counts = async (
  { services, staff, site, inForce }: Pick<Call<'job.start'>, 'services' | 'staff' | 'site' | 'inForce'>,
  request: JobRequest,
  activity: ActivityRecord | null,
  startedAt: number,
): Promise<boolean> => {
  if (activity?.kind !== 'survey') return true
  const phase = phaseOf(activity, { now: services.now(), timeZone: inForce.timeZone })
  const reads = allowed(staff.memberships, site.path, 'response.read')
  if (reads || request.type !== 'survey.cross') return true
  if (startedAt < (activity.submitted?.at ?? startedAt)) return false
  const erased = await countsErased(services.tables, activity.id)
  return mayCount(request, { phase, reads, erased })
}
