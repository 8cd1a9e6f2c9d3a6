import { randomBytes } from 'node:crypto'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import { WEBHOOK_LIMITS, type Webhook } from '../../contract/webhook/webhook.ts'
import {
  againDelivery,
  announce,
  deliveriesOf,
  deliveryPage,
  getDelivery,
  setWebhooks,
  type WebhookRecord,
  webhooksOf,
} from '../../store/webhooks.ts'
import { secretPlace } from '../../webhook/deliver.ts'
import { isRefusedUrl } from '../../webhook/refused-url.ts'
import { SECRET_BYTES, secretOf } from '../../webhook/signature.ts'
import type { Handlers, Services, Staff } from '../call.ts'

const shown = ({ siteId, sealedSecret, ...webhook }: WebhookRecord): Webhook => webhook

/** What an auditor reads; the secret, though sealed, is nobody's. */
const audited = (webhook: WebhookRecord): AuditEntry['after'] => ({ ...shown(webhook) })

const entry = (
  { now, newId }: Services,
  { subject, name }: Staff,
  siteId: string,
  action: string,
  target: string,
  before: AuditEntry['before'],
  after: AuditEntry['after'],
): AuditEntry => ({
  ...{ commandId: newId(), at: now(), by: { subject, name }, siteId, activityId: null },
  ...{ action, target, before, after },
})

const allowed = (url: string, { webhooksAnywhere }: Services): Result<null> =>
  !webhooksAnywhere && isRefusedUrl(url)
    ? refuse('invalid-input', { issues: [{ path: 'url', rule: 'refused_address' }] })
    : accept(null)

/** A site's webhooks: who is told what, and whether it arrived. */
export const webhooks = {
  'webhook.list': async ({ services: { tables }, site }) =>
    accept({ reply: { webhooks: (await webhooksOf(tables, site.id)).webhooks.map(shown) } }),

  'webhook.add': async ({ services, staff, site, params: { webhookId }, body }) => {
    const { tables, webhookSealing, now } = services
    const may = allowed(body.url, services)
    if (!may.ok) return may
    const before = await webhooksOf(tables, site.id)
    // The secret cannot be shown twice, so a repeat cannot get the same answer: it is told that the first was heard.
    if (before.webhooks.some(({ id }) => id === webhookId)) return refuse('id-taken')
    if (before.webhooks.length >= WEBHOOK_LIMITS.webhooks)
      return refuse('too-large', { detail: String(WEBHOOK_LIMITS.webhooks) })
    const secret = secretOf(randomBytes(SECRET_BYTES))
    const sealedSecret = await webhookSealing.seal(secret, secretPlace(site.id, webhookId))
    const webhook: WebhookRecord = {
      ...{ id: webhookId, siteId: site.id, sealedSecret, active: true, createdAt: now(), version: 1 },
      ...body,
      events: [...new Set(body.events)],
    }
    const audit = entry(services, staff, site.id, 'webhook.add', webhookId, null, audited(webhook))
    const done = await setWebhooks(tables, before, [...before.webhooks, webhook], audit)
    return done.ok ? accept({ reply: { webhook: shown(webhook), secret } }) : done
  },

  'webhook.edit': async ({ services, staff, site, params: { webhookId }, body }) => {
    const may = allowed(body.url, services)
    if (!may.ok) return may
    const before = await webhooksOf(services.tables, site.id)
    const old = before.webhooks.find(({ id }) => id === webhookId)
    if (!old) return refuse('not-found')
    if (old.version !== body.version) return refuse('version-conflict')
    const webhook = { ...old, ...body, events: [...new Set(body.events)], version: old.version + 1 }
    const others = before.webhooks.map((each) => (each.id === webhookId ? webhook : each))
    const audit = entry(services, staff, site.id, 'webhook.edit', webhookId, audited(old), audited(webhook))
    const done = await setWebhooks(services.tables, before, others, audit)
    return done.ok ? accept({ reply: shown(webhook) }) : done
  },

  'webhook.remove': async ({ services, staff, site, params: { webhookId } }) => {
    const before = await webhooksOf(services.tables, site.id)
    const old = before.webhooks.find(({ id }) => id === webhookId)
    if (!old) return accept({ reply: {} })
    const audit = entry(services, staff, site.id, 'webhook.remove', webhookId, audited(old), null)
    const others = before.webhooks.filter(({ id }) => id !== webhookId)
    const done = await setWebhooks(services.tables, before, others, audit)
    return done.ok ? accept({ reply: {} }) : done
  },

  'webhook.test': async ({ services: { tables, now, newId }, site, params: { webhookId } }) => {
    const webhook = (await webhooksOf(tables, site.id)).webhooks.find(({ id }) => id === webhookId)
    if (!webhook) return refuse('not-found')
    if (!webhook.active) return refuse('wrong-state')
    const event = {
      ...{ id: newId(), type: 'webhook.test' as const, siteId: site.id, data: { webhookId } },
      timestamp: new Date(now()).toISOString(),
    }
    const deliveries = deliveriesOf(event, [webhook])
    await announce(tables, deliveries)
    const [delivery] = deliveries
    if (!delivery) throw new Error('a test without a delivery')
    const { siteId, ...reply } = delivery
    return accept({ reply })
  },

  'webhook.log': async ({ services: { tables }, site, params: { webhookId }, query }) =>
    accept({ reply: await deliveryPage(tables, site.id, webhookId, query.after) }),

  'webhook.again': async ({ services: { tables, now }, site, params: { webhookId, deliveryId } }) => {
    const known = (await webhooksOf(tables, site.id)).webhooks.some(({ id }) => id === webhookId)
    const delivery = known ? await getDelivery(tables, site.id, webhookId, deliveryId) : null
    if (!delivery) return refuse('not-found')
    const again = await againDelivery(tables, delivery, now())
    // Just being sent, or already asked for by somebody else: either way it goes out.
    const { siteId, ...reply } = again ?? delivery
    return accept({ reply })
  },
} satisfies Partial<Handlers>
