import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import {
  type Attempt,
  WEBHOOK_LIMITS,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
} from '../contract/webhook/webhook.ts'
import { auditPut } from './audit.ts'
import type { Tables } from './client.ts'
import { cancellationCodes, isConditionFailed } from './conflicts.ts'
import { BY_OWNER, deliveryKey, deliveryPartition, seqKey, WEBHOOKS_DUE, webhooksKey } from './keys.ts'
import { newestPage, queryItems } from './pages.ts'
import { getItems } from './records.ts'

/** A webhook as it is stored: its secret sealed. */
export interface WebhookRecord extends Webhook {
  siteId: string
  sealedSecret: string
}

/** A site's webhooks, one item, with the item's version. */
export interface SiteWebhooks {
  siteId: string
  webhooks: WebhookRecord[]
  revision: number
}

const readSite = (siteId: string, item: Record<string, unknown> | undefined): SiteWebhooks => ({
  siteId,
  webhooks: (item?.webhooks ?? []) as WebhookRecord[],
  revision: Number(item?.revision ?? 0),
})

export const webhooksOf = async (tables: Tables, siteId: string): Promise<SiteWebhooks> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: webhooksKey(siteId), ConsistentRead: true }),
  )
  return readSite(siteId, Item)
}

/** The webhooks that hear of a site: its own and those of the sites above it, as roles hold. One read for all. */
export const webhooksOn = async (tables: Tables, path: readonly string[]): Promise<WebhookRecord[]> =>
  (await getItems(tables, path.map(webhooksKey))).flatMap((item) => readSite('', item).webhooks)

/** Puts another list in place of the one read; refused when somebody was faster. */
export const setWebhooks = async (
  tables: Tables,
  { siteId, revision }: SiteWebhooks,
  webhooks: readonly WebhookRecord[],
  audit: AuditEntry,
): Promise<Result<null>> => {
  try {
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: tables.records,
              Item: { ...webhooksKey(siteId), webhooks, revision: revision + 1 },
              ConditionExpression: revision === 0 ? 'attribute_not_exists(pk)' : 'revision = :revision',
              ...(revision === 0 ? {} : { ExpressionAttributeValues: { ':revision': revision } }),
            },
          },
          auditPut(tables, audit),
        ],
      }),
    )
    return accept(null)
  } catch (error) {
    if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') return refuse('version-conflict')
    throw error
  }
}

/** A delivery as it is stored, with where its webhook is. */
export interface DeliveryRecord extends WebhookDelivery {
  siteId: string
}

/** In seconds, for DynamoDB. */
const KEPT_S = 30 * 24 * 60 * 60

const deliveryId = (at: number, eventId: string): string => `${seqKey(at)}.${eventId}`

const due = ({ siteId, webhookId, id, nextAt }: Pick<DeliveryRecord, 'siteId' | 'webhookId' | 'id' | 'nextAt'>) =>
  nextAt === null ? {} : { ownerPk: WEBHOOKS_DUE, ownerSk: `${seqKey(nextAt)}#${siteId}#${webhookId}#${id}` }

/** What is told of an event: one delivery for each webhook that wants it. */
export const deliveriesOf = (event: WebhookEvent, webhooks: readonly WebhookRecord[]): DeliveryRecord[] => {
  const at = Date.parse(event.timestamp)
  return webhooks
    .filter(({ active, events }) => active && (event.type === 'webhook.test' || events.includes(event.type)))
    .map(({ id, siteId }) => ({
      id: deliveryId(at, event.id),
      siteId,
      webhookId: id,
      event,
      state: 'waiting',
      attempts: [],
      nextAt: at,
    }))
}

/** The outbox item; the same event again changes nothing, whatever has become of its delivery. */
const deliveryPut = (tables: Tables, delivery: DeliveryRecord) => ({
  TableName: tables.records,
  Item: {
    ...deliveryKey(delivery.siteId, delivery.webhookId, delivery.id),
    ...delivery,
    ...due(delivery),
    expiresAt: Math.floor(Date.parse(delivery.event.timestamp) / 1000) + KEPT_S,
  },
  ConditionExpression: 'attribute_not_exists(pk)',
})

export const announce = async (tables: Tables, deliveries: readonly DeliveryRecord[]): Promise<void> => {
  for (const delivery of deliveries)
    try {
      await tables.db.send(new PutCommand(deliveryPut(tables, delivery)))
    } catch (error) {
      if (!isConditionFailed(error)) throw error
    }
}

const readDelivery = ({ pk, sk, ownerPk, ownerSk, expiresAt, ...delivery }: Record<string, unknown>): DeliveryRecord =>
  delivery as unknown as DeliveryRecord

/** What should be sent by now, the longest waiting first. */
export const dueDeliveries = (tables: Tables, now: number, limit: number): Promise<DeliveryRecord[]> =>
  take(
    limit,
    queryItems(tables, {
      TableName: tables.records,
      IndexName: BY_OWNER,
      KeyConditionExpression: 'ownerPk = :due AND ownerSk < :now',
      ExpressionAttributeValues: { ':due': WEBHOOKS_DUE, ':now': seqKey(now + 1) },
      Limit: limit,
    }),
  )

const take = async (limit: number, items: AsyncIterable<Record<string, unknown>>): Promise<DeliveryRecord[]> => {
  const taken: DeliveryRecord[] = []
  for await (const item of items) {
    taken.push(readDelivery(item))
    if (taken.length >= limit) break
  }
  return taken
}

const move = async (tables: Tables, before: DeliveryRecord, after: DeliveryRecord): Promise<DeliveryRecord | null> => {
  const marker = due(after)
  const removes = 'ownerPk' in marker ? '' : ' REMOVE ownerPk, ownerSk'
  const sets = 'ownerPk' in marker ? ', ownerPk = :pk, ownerSk = :sk' : ''
  try {
    await tables.db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: deliveryKey(before.siteId, before.webhookId, before.id),
        UpdateExpression: `SET #state = :state, attempts = :attempts, nextAt = :next${sets}${removes}`,
        // Nobody else took it up meanwhile, nor sent it.
        ConditionExpression: '#state = :was AND nextAt = :wasNext',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':state': after.state,
          ':attempts': after.attempts,
          ':next': after.nextAt,
          ':was': before.state,
          ':wasNext': before.nextAt,
          ...('ownerPk' in marker ? { ':pk': marker.ownerPk, ':sk': marker.ownerSk } : {}),
        },
      }),
    )
    return after
  } catch (error) {
    if (isConditionFailed(error)) return null
    throw error
  }
}

/** Longer than a post takes; a sender that died in between leaves it to be sent again after this (milliseconds). */
const LEASE_MS = 2 * 60_000

/** Takes a delivery up, so that two senders never post it at once; null where another has it. */
export const claimDelivery = (tables: Tables, delivery: DeliveryRecord, now: number): Promise<DeliveryRecord | null> =>
  move(tables, delivery, { ...delivery, nextAt: now + LEASE_MS })

export const settleDelivery = (
  tables: Tables,
  claimed: DeliveryRecord,
  attempt: Attempt | null,
  nextAt: number | null,
): Promise<DeliveryRecord | null> =>
  move(tables, claimed, {
    ...claimed,
    attempts: attempt ? [...claimed.attempts, attempt].slice(-WEBHOOK_LIMITS.attempts) : claimed.attempts,
    state: nextAt !== null ? 'waiting' : attempt?.problem === null ? 'delivered' : 'failed',
    nextAt,
  })

/** Sends it again from the beginning, also what was delivered: a receiver may have lost it. */
export const againDelivery = (tables: Tables, delivery: DeliveryRecord, now: number): Promise<DeliveryRecord | null> =>
  move(tables, delivery, { ...delivery, state: 'waiting', nextAt: now })

export const getDelivery = async (
  tables: Tables,
  siteId: string,
  webhookId: string,
  id: string,
): Promise<DeliveryRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: deliveryKey(siteId, webhookId, id), ConsistentRead: true }),
  )
  return Item ? readDelivery(Item) : null
}

const PAGE = 50
const PLACE = /^[0-9]{12,15}\.[A-Za-z0-9_-]{10,40}$/

/** Newest first; the cursor is the last one shown. */
export const deliveryPage = async (
  tables: Tables,
  siteId: string,
  webhookId: string,
  after: string | undefined,
): Promise<{ deliveries: WebhookDelivery[]; next: string | null }> => {
  const list = { pk: deliveryPartition(siteId, webhookId), limit: PAGE, isPlace: (sk: string) => PLACE.test(sk) }
  const { items, next } = await newestPage(tables, list, after)
  return {
    deliveries: items.map((item) => {
      const { siteId: _, ...delivery } = readDelivery(item)
      return delivery
    }),
    next,
  }
}
