import { LIMITS, TIMES } from '../../contract/limits.ts'
import { accept, refuse } from '../../contract/refusal.ts'
import { isPublicActivity } from '../../domain/activity.ts'
import { transportFor } from '../../domain/live/transport.ts'
import { entryOf, listActivities } from '../../store/lists.ts'
import { readLog } from '../../store/log.ts'
import { groupsOf, presenceOf } from '../../store/sockets.ts'
import type { Handlers } from '../call.ts'
import { interviewView, publicTallies, takeSnapshot } from '../snapshot.ts'

/** A second in every cache: any number of viewers costs the origin one request a second. */
const SECOND = 'public, max-age=1'
/** A full segment only ever loses words that were taken back (M13), and those are out of caches within minutes. */
const MINUTES = 'public, max-age=300'

/** What anyone may read of activities. */
export const reading = {
  'activity.list.public': async ({ services: { tables, now }, site, inForce, query }) => {
    const moment = { now: now(), timeZone: inForce.timeZone }
    const reply = await listActivities(tables, site.id, query.after, isPublicActivity, moment)
    return accept({ reply, cache: 'public, max-age=10' })
  },

  'activity.entry': async ({ services: { now }, activity, inForce }) =>
    accept({ reply: entryOf(activity, { now: now(), timeZone: inForce.timeZone }), cache: SECOND }),

  'activity.read': async ({ activity, inForce }) => accept({ reply: interviewView(activity, inForce), cache: SECOND }),

  'activity.head': async ({ services: { tables, signing, socketUrl, now }, activity, header }) => {
    const [tallies, groups] = await Promise.all([publicTallies(tables, activity.id), groupsOf(tables, activity.id)])
    const presence = presenceOf(groups)
    const { socket, pollMs } = transportFor(activity.brief.state, presence)
    // A page of the platform itself sends no Origin when it reads; its socket will, and needs another proof.
    const own = header('origin') ? '' : `?own=${await signing.ownPage(activity.id)}`
    const { epoch, seq } = activity
    return accept({
      reply: {
        epoch,
        seq,
        tallies,
        presence,
        socket: socket ? `${socketUrl}${own}` : null,
        pollMs,
        checkMs: TIMES.checkMs,
        now: now(),
      },
      cache: SECOND,
    })
  },

  'activity.snapshot': async ({ services: { tables }, activity, inForce }) =>
    accept({ reply: await takeSnapshot(tables, activity, inForce), cache: SECOND }),

  'activity.log': async ({ services: { tables }, activity, params: { epoch, segment } }) => {
    if (epoch !== activity.epoch) return refuse('not-found')
    const from = segment * LIMITS.segmentEvents + 1
    const full = from + LIMITS.segmentEvents - 1
    const events = await readLog(tables, activity.id, epoch, from, Math.min(full, activity.seq))
    return accept({
      reply: { epoch, seq: activity.seq, events },
      cache: events.length === LIMITS.segmentEvents ? MINUTES : SECOND,
    })
  },
} satisfies Partial<Handlers>
