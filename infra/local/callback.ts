import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connections } from './connections.ts'
import type { FaultPlan } from './faults.ts'
import { readBody } from './http-message.ts'

const FAULTS = { 410: 'GoneException', 429: 'LimitExceededException', 500: 'InternalServerErrorException' }

const isClient = (status: number): boolean => status < 500

/**
 * The `@connections` API by which functions reach their clients. The signature is not checked: whoever can open a
 * loopback port here can do everything else, too.
 */
export const createCallback = (connections: Connections, faults: FaultPlan, messageBytes: number) => {
  /** Requests left without an answer by the `hang` fault. */
  const hanging = new Set<ServerResponse>()
  faults.onClear(() => {
    for (const response of hanging) response.destroy()
    hanging.clear()
  })

  const answer = (response: ServerResponse, status: number, body?: { type: string; message: string }): void => {
    if (!body) {
      response.writeHead(status, { 'content-length': 0 }).end()
      return
    }
    const text = JSON.stringify({ message: body.message, fault: isClient(status) ? 'client' : 'server' })
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-amzn-errortype': body.type,
    })
    response.end(text)
  }

  return async (id: string, message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(message)
    if (body === 'too large' || body.length > messageBytes) {
      return answer(response, 413, { type: 'PayloadTooLargeException', message: 'Message too long' })
    }
    const connection = connections.open.get(id)
    if (message.method === 'POST') {
      if (faults.hangs(id)) {
        hanging.add(response.on('close', () => hanging.delete(response)))
        return
      }
      const { posts } = faults.settings
      if (posts && faults.chance(posts.share)) {
        return answer(response, posts.status, { type: FAULTS[posts.status], message: 'a fault made on purpose' })
      }
    }
    if (!connection) return answer(response, 410, { type: 'GoneException', message: 'Gone' })
    if (message.method === 'POST') {
      connections.send(connection, body.toString())
      return answer(response, 200)
    }
    if (message.method === 'DELETE') {
      connection.socket.close(1000, 'Connection Closed Normally')
      return answer(response, 204)
    }
    if (message.method === 'GET') {
      const { connectedAt, lastActiveAt, sourceIp, userAgent } = connection
      const text = JSON.stringify({
        connectedAt: new Date(connectedAt).toISOString(),
        lastActiveAt: new Date(lastActiveAt).toISOString(),
        identity: { sourceIp, userAgent },
      })
      response.writeHead(200, { 'content-type': 'application/json' }).end(text)
      return
    }
    answer(response, 403, { type: 'ForbiddenException', message: 'Forbidden' })
  }
}
