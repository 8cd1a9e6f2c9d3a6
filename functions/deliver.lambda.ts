import type { DynamoDBStreamEvent } from 'aws-lambda'
import { environment } from './runtime/environment.ts'
import { connectConnections } from './socket/connections.ts'
import { connectTables } from './store/client.ts'
import { deliver } from './stream/delivery/deliver.ts'
import { readStreamRecord } from './stream/stream-record.ts'

const env = environment(
  'RECORDS_TABLE',
  'SOCKETS_TABLE',
  'SOCKET_ENDPOINT',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
)
const services = {
  tables: connectTables(env),
  connections: connectConnections(env.SOCKET_ENDPOINT, env),
  now: Date.now,
}

export const handler = ({ Records }: DynamoDBStreamEvent) => deliver(services, Records.map(readStreamRecord))
