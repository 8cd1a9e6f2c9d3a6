import type { Tables } from '../../functions/store/client.ts'
import { Database, dynamoClient } from '../../functions/store/database.ts'
import type { LogLine } from '../../infra/local/log.ts'
import { type LocalOptions, type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { type Call, createCall } from './call.ts'
import { startIssuer } from './issuer.ts'
import { GATEWAY, slowness } from './patience.ts'
import { openSocket, type SocketOptions, type Wire } from './socket.ts'
import { AUDIENCE, CITIZEN_CLIENT, CITIZEN_ISSUER, ISSUER, testTemplate } from './template.ts'

export interface Platform {
  runtime: LocalRuntime
  /** What citizens and staff open: the CDN. */
  url: string
  /** Calls of the API itself, past the CDN, whose caches may be a second behind. */
  call: Call
  /** The same by way of the CDN. */
  edge: Call
  /** The tables themselves, for recounts. */
  tables: Tables
  /** Every line that any function wrote, and the runtime's own. */
  logs: LogLine[]
  /** A staff token for anybody. */
  token(subject: string, name?: string, more?: { expiresIn?: number; audience?: string }): Promise<string>
  /** An ID token of the citizens' issuer for anybody. */
  idToken: Platform['token']
  /** Opens a socket; a refused one has no frames and the handshake's status. */
  connect(activityId: string, options?: SocketOptions): Promise<Wire>
  stop(): Promise<void>
}

/** The whole platform as it is deployed, on ports from the kernel, with its data in memory. */
export const startPlatform = async (
  options: Omit<LocalOptions, 'templatePath' | 'jwtIssuers'> = {},
): Promise<Platform> => {
  const templatePath = testTemplate()
  const [issuer, citizens] = await Promise.all([startIssuer(AUDIENCE), startIssuer(CITIZEN_CLIENT)])
  const logs: LogLine[] = []
  const runtime = await start({
    slowness,
    limits: GATEWAY,
    ...options,
    templatePath,
    jwtIssuers: { [ISSUER]: issuer.url, [CITIZEN_ISSUER]: citizens.url },
    log: (line) => logs.push(line),
  })
  const client = dynamoClient({
    // A busy machine is no failure.
    requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true },
    endpoint: runtime.dynamoEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const db = new Database(client)
  const { Records: records, Sockets: sockets } = runtime.tables
  if (!records || !sockets) throw new Error(`the tables are called ${Object.keys(runtime.tables)} now`)
  const open = new Set<Wire>()
  return {
    runtime,
    url: runtime.platformUrl,
    call: createCall(runtime.apiUrl),
    edge: createCall(runtime.platformUrl),
    tables: { db, records, sockets },
    logs,
    token: issuer.token,
    idToken: citizens.token,
    connect: async (activityId, more) => {
      const wire = await openSocket(runtime.socketUrl, activityId, more)
      open.add(wire)
      return wire
    },
    stop: async () => {
      for (const wire of open) wire.close()
      await runtime.stop()
      db.destroy()
      await Promise.all([issuer.stop(), citizens.stop()])
    },
  }
}
