import type { Context, DynamoDBStreamEvent } from 'aws-lambda'
import { environment } from './runtime/environment.ts'
import { connectTables } from './store/client.ts'
import { readStreamRecord } from './stream/stream-record.ts'
import { work } from './stream/work.ts'

const services = { tables: connectTables(environment('RECORDS_TABLE')), now: Date.now }

export const handler = ({ Records }: DynamoDBStreamEvent, context: Context) =>
  work(services, Records.map(readStreamRecord), context.getRemainingTimeInMillis())
