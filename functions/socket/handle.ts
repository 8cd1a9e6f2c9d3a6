import { REFUSALS } from '../contract/refusal.ts'
import { log } from '../runtime/logger.ts'
import { Unavailable, withDeadline } from '../runtime/patience.ts'
import { getConnection, removeConnection } from '../store/sockets.ts'
import { connect } from './connect.ts'
import { message } from './message.ts'
import type { SocketServices } from './services.ts'

/** What is used of API Gateway's WebSocket event; the headers and query are there at `$connect` only. */
export interface SocketEvent {
  requestContext: { connectionId: string; eventType: 'CONNECT' | 'DISCONNECT' | 'MESSAGE' }
  headers?: Record<string, string | undefined>
  queryStringParameters?: Record<string, string | undefined> | null
  body?: string | null
}

/** Of the function's 10 s, as for a request (milliseconds). */
const EVENT_MS = 7_000

/** A table that is too busy is told as such: the client opens its socket again, by its own backoff. */
export const handleSocket = async (services: SocketServices, event: SocketEvent): Promise<{ statusCode: number }> => {
  try {
    return await withDeadline(EVENT_MS, () => handle(services, event))
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    log.warn('unavailable', { socket: event.requestContext.eventType, cause: error.message })
    return { statusCode: REFUSALS.unavailable }
  }
}

const handle = async (services: SocketServices, event: SocketEvent): Promise<{ statusCode: number }> => {
  const { connectionId, eventType } = event.requestContext
  switch (eventType) {
    case 'CONNECT': {
      const origin = event.headers?.Origin ?? event.headers?.origin ?? null
      const opened = await connect(services, { connectionId, query: event.queryStringParameters ?? {}, origin })
      if (opened.ok) return { statusCode: 200 }
      log.info('socket refused', { code: opened.refusal.code })
      return { statusCode: REFUSALS[opened.refusal.code] }
    }
    case 'MESSAGE':
      await message(services, connectionId, parseBody(event.body))
      return { statusCode: 200 }
    case 'DISCONNECT': {
      const connection = await getConnection(services.tables, connectionId)
      if (connection) await removeConnection(services.tables, connection)
      return { statusCode: 200 }
    }
  }
}

const parseBody = (body: string | null | undefined): unknown => {
  try {
    return JSON.parse(body ?? '')
  } catch {
    return undefined
  }
}
