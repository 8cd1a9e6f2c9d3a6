import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { RawData } from 'ws'
import type { Api, ApiRoute } from './apis.ts'
import type { Connection } from './connections.ts'

const Result = v.looseObject({
  statusCode: v.optional(v.number(), 200),
  headers: v.optional(v.record(v.string(), v.unknown()), {}),
  body: v.optional(v.string()),
})

/** What a function returned to the WebSocket API. Nothing, or something without a status, is a success. */
export const connectResult = (value: unknown): { status: number; protocol?: string; body?: string } => {
  if (value === null) return { status: 200 }
  const parsed = v.safeParse(Result, value)
  if (!parsed.success) return { status: 502 }
  const { statusCode, headers, body } = parsed.output
  const protocol = Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1]
  return {
    status: statusCode,
    ...(typeof protocol === 'string' ? { protocol } : {}),
    ...(body === undefined ? {} : { body }),
  }
}

export const messageBody = (data: RawData, isBinary: boolean): { text: string; isBase64Encoded: boolean } => {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
  return { text: bytes.toString(isBinary ? 'base64' : 'utf8'), isBase64Encoded: isBinary }
}

/** The route that the API's selection expression, such as `$request.body.type`, finds in a message. */
export const selectRoute = (
  selection: string,
  text: string,
  routes: ReadonlyMap<string, ApiRoute>,
): ApiRoute | undefined => {
  const fallback = routes.get('$default')
  const path = /^\$\{?request\.body\.([\w.]+)\}?$/.exec(selection)?.[1]
  // With only `$default` there is nothing to choose, and no reason to parse the message.
  if (!path || routes.size - Number(routes.has('$connect')) - Number(routes.has('$disconnect')) <= 1) return fallback
  try {
    let value: unknown = JSON.parse(text)
    for (const part of path.split('.')) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
    }
    return (typeof value === 'string' && !value.startsWith('$') && routes.get(value)) || fallback
  } catch {
    return fallback
  }
}

interface Extras {
  headers?: Record<string, string>
  query?: string
  body?: string
  isBase64Encoded?: boolean
}

export const socketEvent = (
  api: Api,
  stage: string,
  connection: Omit<Connection, 'socket'>,
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT',
  routeKey: string,
  context: Record<string, unknown>,
  { headers, query, body, isBase64Encoded = false }: Extras = {},
) => {
  const now = Date.now()
  const requestId = randomUUID()
  const parameters = new URLSearchParams(query)
  const multiple = Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]))
  return {
    ...(headers
      ? {
          headers,
          multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
        }
      : {}),
    ...(query
      ? { queryStringParameters: Object.fromEntries(parameters), multiValueQueryStringParameters: multiple }
      : {}),
    requestContext: {
      routeKey,
      eventType,
      messageDirection: 'IN',
      stage,
      domainName: api.domainName,
      apiId: api.id,
      connectionId: connection.id,
      connectedAt: connection.connectedAt,
      requestId,
      extendedRequestId: requestId,
      requestTime: new Date(now).toUTCString(),
      requestTimeEpoch: now,
      identity: { sourceIp: connection.sourceIp, userAgent: connection.userAgent },
      ...(eventType === 'MESSAGE' ? { messageId: requestId } : {}),
      ...context,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded,
  }
}
