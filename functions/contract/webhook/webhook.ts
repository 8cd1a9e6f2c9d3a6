import * as v from 'valibot'
import { clean } from '#clean'
import { HttpUrl, Id, Instant, SiteId, Version, Whole } from '../basics.ts'

export const WEBHOOK_LIMITS = {
  /** Of one site: all of them and all their addresses stand in one item. */
  webhooks: 10,
  description: 120,
  /** Kept of a delivery: the latest, more than its schedule has; it can be sent again and again. */
  attempts: 20,
} as const

/** What is told. `webhook.test` is sent by the test button and to one webhook only. */
export const WEBHOOK_EVENTS = [
  'case.received',
  'case.answered',
  'case.declined',
  'case.due-soon',
  'case.due-today',
  'case.overdue',
  'comment.received',
  'comment.outcome',
  'response.given',
  'activity.published',
] as const
export const WebhookEventType = v.picklist(WEBHOOK_EVENTS)
export type WebhookEventType = v.InferOutput<typeof WebhookEventType>

/**
 * The body that is posted (Standard Webhooks). `data` holds ids, numbers, states and totals, never what a citizen wrote nor
 * how to reach one: a receiver that may know more asks the API.
 */
export const WebhookEvent = v.object({
  id: Id,
  type: v.picklist([...WEBHOOK_EVENTS, 'webhook.test']),
  timestamp: v.pipe(v.string(), v.isoTimestamp()),
  siteId: SiteId,
  data: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
})
export type WebhookEvent = v.InferOutput<typeof WebhookEvent>

const events = v.pipe(v.array(WebhookEventType), v.minLength(1), v.maxLength(WEBHOOK_EVENTS.length))
const description = v.pipe(v.string(), v.transform(clean), v.maxLength(WEBHOOK_LIMITS.description))

export const Webhook = v.object({
  id: Id,
  url: v.string(),
  description: v.string(),
  events: v.array(WebhookEventType),
  active: v.boolean(),
  createdAt: Instant,
  version: Version,
})
export type Webhook = v.InferOutput<typeof Webhook>

export const WebhookList = v.object({ webhooks: v.array(Webhook) })
export const AddWebhook = v.object({ url: HttpUrl, description, events })
/** `secret`, `whsec_…`, is shown this once; afterwards only its holder and the sealed store know it. */
export const AddedWebhook = v.object({ webhook: Webhook, secret: v.string() })
export type AddedWebhook = v.InferOutput<typeof AddedWebhook>
export const EditWebhook = v.object({ version: Version, url: HttpUrl, description, events, active: v.boolean() })

const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const
/** Why an attempt failed: the receiver's status, or what went wrong before there was one. */
const DELIVERY_PROBLEMS = ['timeout', 'refused-address', 'unreachable', 'redirect', 'status'] as const
export const DeliveryProblem = v.picklist(DELIVERY_PROBLEMS)
export type DeliveryProblem = v.InferOutput<typeof DeliveryProblem>

export const Attempt = v.object({
  at: Instant,
  /** Null: there was no answer. */
  status: v.nullable(Whole),
  tookMs: Whole,
  problem: v.nullable(DeliveryProblem),
})
export type Attempt = v.InferOutput<typeof Attempt>

/** One event on its way to one webhook. */
export const WebhookDelivery = v.object({
  id: v.pipe(v.string(), v.regex(/^\d{12,15}\.[A-Za-z0-9_-]{10,40}$/)),
  webhookId: Id,
  event: WebhookEvent,
  state: v.picklist(DELIVERY_STATES),
  attempts: v.pipe(v.array(Attempt), v.maxLength(WEBHOOK_LIMITS.attempts)),
  /** Null once delivered or given up. */
  nextAt: v.nullable(Instant),
})
export type WebhookDelivery = v.InferOutput<typeof WebhookDelivery>
export const WebhookDeliveryPage = v.object({ deliveries: v.array(WebhookDelivery), next: v.nullable(v.string()) })
