import { environment } from './runtime/environment.ts'
import { signingFromSecret } from './runtime/signing.ts'
import { connectConnections } from './socket/connections.ts'
import { handleSocket, type SocketEvent } from './socket/handle.ts'
import { connectTables } from './store/client.ts'

const env = environment(
  'RECORDS_TABLE',
  'SOCKETS_TABLE',
  'SIGNING_SECRET_ARN',
  'SOCKET_ENDPOINT',
  'ADMIN_SUBJECT',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
)
const services = {
  tables: connectTables(env),
  signing: signingFromSecret(env.SIGNING_SECRET_ARN),
  connections: connectConnections(env.SOCKET_ENDPOINT, env),
  now: Date.now,
  adminSubject: env.ADMIN_SUBJECT,
}

export const handler = (event: SocketEvent) => handleSocket(services, event)
