import type { Context, ScheduledEvent } from 'aws-lambda'
import { environment } from './runtime/environment.ts'
import { sealingFromSecret } from './runtime/sealing.ts'
import { connectTables } from './store/client.ts'
import { deliverWebhooks } from './webhook/deliver.ts'

const env = environment('RECORDS_TABLE', 'WEBHOOK_SECRET_ARN', 'WEBHOOK_ADDRESSES')
const sender = {
  tables: connectTables(env),
  sealing: sealingFromSecret(env.WEBHOOK_SECRET_ARN),
  now: Date.now,
  random: Math.random,
  anywhere: env.WEBHOOK_ADDRESSES === 'any',
}
/** Kept of the function's time for the posts under way. */
const MARGIN_MS = 15_000

export const handler = (_: ScheduledEvent, context: Context) =>
  deliverWebhooks(sender, Date.now() + context.getRemainingTimeInMillis() - MARGIN_MS)
