import type { Context, DynamoDBStreamEvent } from 'aws-lambda'
import { environment } from './runtime/environment.ts'
import { sealingFromSecret } from './runtime/sealing.ts'
import { connectTables } from './store/client.ts'
import { work } from './stream/jobs/work.ts'
import { readStreamRecord } from './stream/stream-record.ts'

const env = environment('RECORDS_TABLE', 'SUPPRESSION_SECRET_ARN')

const services = {
  tables: connectTables(env),
  suppression: sealingFromSecret(env.SUPPRESSION_SECRET_ARN),
  now: Date.now,
}

export const handler = ({ Records }: DynamoDBStreamEvent, context: Context) =>
  work(services, Records.map(readStreamRecord), context.getRemainingTimeInMillis())
