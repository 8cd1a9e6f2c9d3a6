import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, WebSocketServer } from 'ws'
import type { Api, ApiRoute } from './apis.ts'
import { createCallback } from './callback.ts'
import { type Connection, createConnections, newConnectionId } from './connections.ts'
import type { FaultPlan } from './faults.ts'
import { watchFrames } from './frame-limit.ts'
import { FunctionError } from './functions.ts'
import { decodePath, headersOf, splitUrl } from './http-message.ts'
import type { Limits } from './limits.ts'
import { LocalError } from './local-error.ts'
import { type Log, report } from './log.ts'
import { listen } from './ports.ts'
import { connectResult, messageBody, selectRoute, socketEvent } from './socket-events.ts'
import { throttle } from './throttle.ts'
import { within } from './within.ts'

export interface SocketGateway {
  /** Of `@connections`, without the stage. */
  origin: string
  /** For clients: `ws://…/<stage>`. */
  url: string
  connections(): number
  /** Resolves when no frame that a fault delayed is under way. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface Settings {
  host: string
  port?: number | undefined
  limits: Limits
  faults: FaultPlan
  log: Log
}

/** API Gateway's WebSocket API: sockets, their events to functions, and `@connections` back to the sockets. */
export const startSocketGateway = async (api: Api, settings: Settings): Promise<SocketGateway> => {
  const { host, limits, faults, log } = settings
  const [stage] = api.stages
  if (!stage || api.stages.length > 1) throw new LocalError('the WebSocket API needs exactly one stage')
  const admits = throttle(stage.DefaultRouteSettings, stage.RouteSettings)
  const routes = new Map(api.routes.map((route) => [route.key, route]))
  const connections = createConnections(faults)
  const callback = createCallback(connections, faults, limits.messageBytes)
  const protocols = new WeakMap<IncomingMessage, string>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols: (_, request) => protocols.get(request) ?? false,
  })

  /** The route's answer, or why there is none; a function's failure is not the gateway's. */
  const call = async (route: ApiRoute, event: unknown): Promise<{ value: unknown } | 'late' | 'failed'> => {
    try {
      return await within(route.timeoutMs, route.target.invoke(event))
    } catch (error) {
      if (error instanceof FunctionError) return 'failed'
      throw error
    }
  }

  const disconnect = (connection: Connection, code: number, reason: string): void => {
    connections.open.delete(connection.id)
    const route = routes.get('$disconnect')
    if (!route || stopped) return
    const ending = { disconnectStatusCode: code, disconnectReason: reason }
    void call(route, socketEvent(api, stage.StageName, connection, 'DISCONNECT', route.key, ending))
  }

  const receive = async (connection: Connection, data: RawData, isBinary: boolean): Promise<void> => {
    const socket = connection.socket
    // After a close frame has gone out, for a frame too large say, nothing more is heard.
    if (socket.readyState !== socket.OPEN) return
    connection.lastActiveAt = Date.now()
    const body = messageBody(data, isBinary)
    const route = selectRoute(api.selection, body.text, routes)
    const requestId = randomUUID()
    const complain = (message: string) =>
      connections.send(connection, JSON.stringify({ message, connectionId: connection.id, requestId }))
    if (!route) return complain('Forbidden')
    if (!admits(route.key)) return complain('Too Many Requests')
    const { text, isBase64Encoded } = body
    const sent = { body: text, isBase64Encoded }
    const answer = await call(route, socketEvent(api, stage.StageName, connection, 'MESSAGE', route.key, {}, sent))
    if (answer === 'late') return complain('Endpoint request timed out')
    if (answer === 'failed') return complain('Internal server error')
    const { status, body: reply } = connectResult(answer.value)
    if (status >= 500) return complain('Internal server error')
    if (route.answers && reply !== undefined) connections.send(connection, reply)
  }

  const accept = (connection: Connection): void => {
    const { socket } = connection
    connections.open.set(connection.id, connection)
    socket.on('message', (data, isBinary) => {
      receive(connection, data, isBinary).catch((error: unknown) => report(log, 'error', `socket message: ${error}`))
    })
    socket.on('close', (code, reason) => disconnect(connection, code, reason.toString()))
    // `ws` closes with the right code itself (1009, 1007, 1002); the error is the client's.
    socket.on('error', (error) => report(log, 'debug', `socket ${connection.id}: ${error.message}`))
  }

  const refuse = (socket: Duplex, status: number): void => {
    socket.once('finish', () => socket.destroy())
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const { path, query } = splitUrl(request.url ?? '/')
    if (path.replace(/\/$/, '') !== `/${stage.StageName}`) return refuse(socket, 403)
    if (faults.chance(faults.settings.refuse)) return refuse(socket, 429)
    const headers = headersOf(request)
    const now = Date.now()
    const identity = { sourceIp: request.socket.remoteAddress ?? '', userAgent: headers['user-agent'] ?? '' }
    const draft = { id: newConnectionId(), connectedAt: now, lastActiveAt: now, tail: undefined, ...identity }
    const route = routes.get('$connect')
    if (route) {
      if (!admits(route.key)) return refuse(socket, 429)
      const event = socketEvent(api, stage.StageName, draft, 'CONNECT', route.key, {}, { headers, query })
      const answer = await call(route, event)
      if (answer === 'late') return refuse(socket, 504)
      if (answer === 'failed') return refuse(socket, 502)
      const { status, protocol } = connectResult(answer.value)
      if (status < 200 || status > 299) return refuse(socket, status)
      if (protocol) protocols.set(request, protocol)
    }
    if (socket.destroyed || stopped) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      accept({ ...draft, socket: webSocket })
      watchFrames(socket, limits.frameBytes, () => webSocket.close(1009, 'Message too long'))
    })
  }

  const server = createServer((request, response) => {
    const id = new RegExp(`^/${stage.StageName}/@connections/([^/?]+)`).exec(request.url ?? '')?.[1]
    if (id === undefined) {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"Forbidden"}')
      return
    }
    callback(decodePath(id), request, response).catch((error: unknown) => {
      if (!request.destroyed) report(log, 'error', `@connections: ${error}`)
      response.destroy()
    })
  })
  /** The HTTP server knows no socket any more that has asked to be upgraded; some still wait for `$connect`. */
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => upgraded.delete(socket))
    upgrade(request, socket, head).catch((error: unknown) => {
      report(log, 'error', `handshake: ${error}`)
      refuse(socket, 500)
    })
  })

  const close = ({ socket }: Connection): void => socket.close(1001, 'Going away')
  const closing = setInterval(
    () => {
      const now = Date.now()
      for (const connection of connections.open.values()) {
        const idle = now - connection.lastActiveAt >= limits.socketIdleMs
        if (idle || now - connection.connectedAt >= limits.socketLifetimeMs) close(connection)
      }
    },
    Math.min(1000, Math.min(limits.socketIdleMs, limits.socketLifetimeMs) / 10),
  )

  let stopped = false
  const port = await listen(server, host, settings.port).catch((error: unknown) => {
    clearInterval(closing)
    throw error
  })
  return {
    origin: `http://${host}:${port}`,
    url: `ws://${host}:${port}/${stage.StageName}`,
    connections: () => connections.open.size,
    settled: connections.settled,
    stop: async () => {
      stopped = true
      clearInterval(closing)
      const closed = once(server, 'close')
      server.close()
      connections.stop()
      for (const socket of upgraded) socket.destroy()
      server.closeAllConnections()
      await closed
    },
  }
}
