import { nextAttempt } from '../domain/webhook/backoff.ts'
import { log } from '../runtime/logger.ts'
import type { Sealing } from '../runtime/sealing.ts'
import type { Tables } from '../store/client.ts'
import { putNotice } from '../store/notices.ts'
import { staffOf } from '../store/staff.ts'
import {
  claimDelivery,
  type DeliveryRecord,
  dueDeliveries,
  settleDelivery,
  type WebhookRecord,
  webhooksOf,
} from '../store/webhooks.ts'
import { hashedId } from '../stream/hashed-id.ts'
import { post } from './post.ts'
import { signatureHeaders } from './signature.ts'

export interface Sender {
  tables: Tables
  sealing: Sealing
  now: () => number
  random: () => number
  /** Only on the local stage: also http, this machine and inner networks. */
  anywhere: boolean
  patienceMs?: number
}

/** Read at once, and at most this many posted side by side: one hanging receiver then holds up one place. */
const BATCH = 200
const AT_ONCE = 20

export const secretPlace = (siteId: string, webhookId: string): string => `webhook:${siteId}:${webhookId}`

/**
 * Sends what is due until nothing is, or until the time is up; the rest is for the next minute. Each is claimed first, so that two
 * runs never send it at once, and a sender that dies leaves it to be sent again: at least once, with the same id.
 */
export const deliverWebhooks = async (sender: Sender, until: number): Promise<{ sent: number; failed: number }> => {
  const counts = { sent: 0, failed: 0 }
  const webhooks = new Map<string, Promise<WebhookRecord[]>>()
  const webhookOf = async ({ siteId, webhookId }: DeliveryRecord) => {
    const list = webhooks.get(siteId) ?? webhooksOf(sender.tables, siteId).then((site) => site.webhooks)
    webhooks.set(siteId, list)
    return (await list).find(({ id }) => id === webhookId)
  }
  const tried = new Set<string>()
  while (sender.now() < until) {
    const due = await dueDeliveries(sender.tables, sender.now(), BATCH)
    // The index may still show what has just been sent.
    const queue = due.filter(
      ({ siteId, webhookId, id, nextAt }) => !tried.has(`${siteId}#${webhookId}#${id}#${nextAt}`),
    )
    if (queue.length === 0) break
    for (const { siteId, webhookId, id, nextAt } of queue) tried.add(`${siteId}#${webhookId}#${id}#${nextAt}`)
    const lane = async () => {
      for (let delivery = queue.shift(); delivery && sender.now() < until; delivery = queue.shift()) {
        const problem = await sendOne(sender, delivery, await webhookOf(delivery))
        if (problem === null) counts.sent++
        else if (problem) counts.failed++
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
  }
  return counts
}

/** Null: sent. Otherwise what went wrong; undefined: another run has it, or there is nobody to send it to. */
const sendOne = async (
  { tables, sealing, now, random, anywhere, patienceMs }: Sender,
  delivery: DeliveryRecord,
  webhook: WebhookRecord | undefined,
): Promise<string | null | undefined> => {
  const claimed = await claimDelivery(tables, delivery, now())
  if (!claimed) return undefined
  if (!webhook?.active) {
    await settleDelivery(tables, claimed, null, null)
    return undefined
  }
  const secret = await sealing.open(webhook.sealedSecret, secretPlace(webhook.siteId, webhook.id))
  const body = JSON.stringify(claimed.event)
  const attempt = await post({
    url: webhook.url,
    headers: signatureHeaders(secret, claimed.event.id, now(), body),
    body,
    anywhere,
    now,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })
  if (attempt.problem === null) {
    await settleDelivery(tables, claimed, attempt, null)
    return null
  }
  // 410: the receiver wants no more of it.
  const next = attempt.status === 410 ? null : nextAttempt(claimed.attempts.length + 1, now(), random())
  await settleDelivery(tables, claimed, attempt, next)
  log.warn('webhook not delivered', {
    siteId: webhook.siteId,
    webhookId: webhook.id,
    deliveryId: claimed.id,
    status: attempt.status,
    problem: attempt.problem,
    attempt: claimed.attempts.length + 1,
  })
  if (next === null) await tellAdmins(tables, webhook, now())
  return attempt.problem
}

const DAY_MS = 24 * 60 * 60_000

/** The site's administrators learn that a receiver has been lost, once a day and webhook. */
const tellAdmins = async (tables: Tables, { id, siteId, url }: WebhookRecord, now: number): Promise<void> => {
  const day = Math.floor(now / DAY_MS)
  for (const { subject, roles } of await staffOf(tables, siteId)) {
    if (!roles.includes('site-admin') && !roles.includes('platform-admin')) continue
    await putNotice(tables, subject, {
      id: hashedId(`webhook-failed.${id}.${day}.${subject}`),
      kind: 'webhook-failed',
      siteId,
      subjectId: id,
      title: url,
      dueOn: null,
      workingDaysLate: 0,
      at: day * DAY_MS,
      readAt: null,
    })
  }
}
