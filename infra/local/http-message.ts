import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './ports.ts'

/** API Gateway's limit on a request's body. */
const BODY_BYTES = 10 * 1024 * 1024

/** A request as it came over the wire: the path and the query are still percent-encoded. */
export interface HttpRequest {
  method: string
  path: string
  query: string
  /** Lower-case names; what came more than once is joined with commas. */
  headers: Record<string, string>
  body: Buffer
  sourceIp: string
}

export interface HttpResponse {
  status: number
  /** Lower-case names. */
  headers: Record<string, string | string[]>
  body: Buffer
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(body)),
})

/** By events: as an async iterator it would cost more than all else that a post to `@connections` takes. */
export const readBody = (message: IncomingMessage): Promise<Buffer | 'too large'> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= BODY_BYTES) chunks.push(chunk)
      else resolve('too large')
    })
    message.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    message.on('error', reject)
  })

export const headersOf = (message: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    headers[name] = values.join(name === 'cookie' ? '; ' : ',')
  }
  return headers
}

export const splitUrl = (url: string): { path: string; query: string } => {
  const mark = url.indexOf('?')
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) }
}

/**
 * All callers are on this machine. One that says it stands for somebody elsewhere, as those of the demo and of tests do, is taken to come
 * from there. Only here: in the cloud an address is what the connection says.
 */
export const LOCAL_ADDRESS_HEADER = 'x-local-address'

const receive = async (message: IncomingMessage): Promise<HttpRequest | 'too large'> => {
  const body = await readBody(message)
  if (body === 'too large') return body
  const { [LOCAL_ADDRESS_HEADER]: pretended, ...headers } = headersOf(message)
  return {
    method: message.method ?? 'GET',
    ...splitUrl(message.url ?? '/'),
    headers,
    body,
    sourceIp: pretended ?? message.socket.remoteAddress ?? '',
  }
}

const send = (response: ServerResponse, { status, headers, body }: HttpResponse, head: boolean): void => {
  const bodiless = status === 204 || status === 304
  response.writeHead(status, bodiless ? headers : { 'content-length': String(body.length), ...headers })
  response.end(head || bodiless ? undefined : body)
}

/** A percent-encoded path or part of one; what is not valid encoding stays as it came. */
export const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export interface HttpListener {
  url: string
  port: number
  stop(): Promise<void>
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>

export const serveHttp = async (
  handle: HttpHandler,
  { host, port, failed }: { host: string; port?: number | undefined; failed: (error: unknown) => void },
): Promise<HttpListener> => {
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await receive(message)
    if (request === 'too large') {
      send(response, json(413, { message: 'Request Entity Too Large' }, { connection: 'close' }), false)
      return
    }
    send(response, await handle(request), request.method === 'HEAD')
  }
  const server = createServer((message, response) => {
    answer(message, response).catch((error: unknown) => {
      // A caller that went away in the middle of its request is no defect.
      if (message.destroyed && !message.complete) return
      failed(error)
      if (!response.headersSent) send(response, json(500, { message: 'Internal Server Error' }), false)
    })
  })
  const bound = await listen(server, host, port)
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
