import type { ActivityRecord } from '../../domain/activity.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { WHOLE } from '../../domain/survey/results/count.ts'
import { type Occurrence, ofActivity, ofCase } from '../../domain/webhook/events.ts'
import type { Tables } from '../../store/client.ts'
import { findActivity } from '../../store/records.ts'
import { getSite } from '../../store/sites.ts'
import { getTallies } from '../../store/tallies.ts'
import { announce, deliveriesOf, webhooksOn } from '../../store/webhooks.ts'
import { hashedId } from '../hashed-id.ts'
import type { Projection, ActivityRecord as Record } from './projection.ts'

/**
 * Puts into the outbox what happened on a site, one delivery a webhook. From the stream, so that nothing that was stored goes
 * untold; each has an id made from its cause, so that a replay puts nothing twice.
 */
export const tell = async (tables: Tables, siteId: string, occurrences: readonly Occurrence[]): Promise<void> => {
  if (occurrences.length === 0) return
  const site = await getSite(tables, siteId)
  const webhooks = site ? await webhooksOn(tables, site.path) : []
  if (webhooks.length === 0) return
  for (const { cause, type, at, data } of occurrences) {
    const event = { id: hashedId(cause), type, timestamp: new Date(at).toISOString(), siteId, data }
    await announce(tables, deliveriesOf(event, webhooks))
  }
}

export const projectCaseWebhooks = (tables: Tables, before: CaseRecord | null, after: CaseRecord): Promise<void> =>
  tell(tables, after.siteId, ofCase(before, after))

/** What happened in an activity: published, a comment or a response came. Ids and totals only, never what was written. */
export const projectActivityWebhooks = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const heads = records.filter(({ kind, sk, after }) => kind === 'HEAD' && sk === 'HEAD' && after)
  for (const { before, after } of heads) {
    const record = after as unknown as ActivityRecord
    await tell(tables, record.siteId, ofActivity(before as unknown as ActivityRecord | null, record))
  }
  const arrived = records.filter(
    ({ kind, before, after }) => (kind === 'RESPONSE' || kind === 'COMMENT') && !before && after,
  )
  if (arrived.length === 0) return
  const activity = await findActivity(tables, activityId)
  if (!activity) return
  const site = await getSite(tables, activity.siteId)
  const listening = site ? await webhooksOn(tables, site.path) : []
  if (!listening.some(({ active }) => active)) return
  const [whole] = await getTallies(tables, activityId, [WHOLE])
  await tell(
    tables,
    activity.siteId,
    arrived.map((record) => arrival(activityId, record, whole?.total ?? 0)),
  )
}

const arrival = (activityId: string, { kind, sk: id, after }: Record, total: number): Occurrence =>
  kind === 'RESPONSE'
    ? {
        cause: `response.given.${id}`,
        type: 'response.given',
        at: Number(after?.receivedAt),
        data: { activityId, responseId: id, version: Number(after?.version), channel: String(after?.channel), total },
      }
    : {
        cause: `comment.received.${id}`,
        type: 'comment.received',
        at: Number(after?.sentAt),
        data: { activityId, commentId: id, articleId: typeof after?.articleId === 'string' ? after.articleId : null },
      }
