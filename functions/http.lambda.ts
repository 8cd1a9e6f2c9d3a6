import { randomBytes, randomUUID } from 'node:crypto'
import { handle } from 'hono/aws-lambda'
import { createApp } from './http/app.ts'
import { createSources } from './http/sources.ts'
import { edgeSecretFrom } from './runtime/edge-secret.ts'
import { environment } from './runtime/environment.ts'
import { sealingFromSecret } from './runtime/sealing.ts'
import { signingFromSecret } from './runtime/signing.ts'
import { connectConnections } from './socket/connections.ts'
import { connectTables } from './store/client.ts'

const env = environment(
  'RECORDS_TABLE',
  'SOCKETS_TABLE',
  'SIGNING_SECRET_ARN',
  'SEALING_SECRET_ARN',
  'WEBHOOK_SECRET_ARN',
  'SUPPRESSION_SECRET_ARN',
  'EDGE_SECRET_ARN',
  'SOCKET_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_AUDIENCE',
  'CITIZEN_ISSUER',
  'CITIZEN_CLIENT_ID',
  'ADMIN_SUBJECT',
  'WEBHOOK_ADDRESSES',
  'SOCKET_ENDPOINT',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
)

const { CITIZEN_ISSUER: issuer, CITIZEN_CLIENT_ID: clientId } = env

const tables = connectTables(env)
const sealing = sealingFromSecret(env.SEALING_SECRET_ARN)
const random = () => randomBytes(32).toString('base64url')

export const handler = handle(
  createApp({
    connections: connectConnections(env.SOCKET_ENDPOINT, env),
    ...{ tables, sealing },
    sources: createSources({ tables, sealing, edgeSecret: edgeSecretFrom(env.EDGE_SECRET_ARN), random }),
    signing: signingFromSecret(env.SIGNING_SECRET_ARN),
    webhookSealing: sealingFromSecret(env.WEBHOOK_SECRET_ARN),
    suppression: sealingFromSecret(env.SUPPRESSION_SECRET_ARN),
    ...{ now: Date.now, random: Math.random, newId: () => randomUUID().replaceAll('-', '') },
    oidc: { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, audience: env.OIDC_AUDIENCE },
    citizens: issuer && clientId ? { issuer, clientId } : null,
    ...{ socketUrl: env.SOCKET_URL, adminSubject: env.ADMIN_SUBJECT },
    webhooksAnywhere: env.WEBHOOK_ADDRESSES === 'any',
  }),
)
