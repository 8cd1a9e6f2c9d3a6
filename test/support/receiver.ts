import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as v from 'valibot'
import { WebhookEvent } from '#contract/webhook/webhook.ts'

export interface Post {
  headers: IncomingMessage['headers']
  body: string
  event: WebhookEvent
}

export interface Receiver {
  url: string
  posts: Post[]
  /** How it answers from now on. */
  answer(how: (response: ServerResponse) => void): void
  stop(): Promise<void>
}

/** A receiver as a site's own system would be: a server that notes what it gets. */
export const startReceiver = async (): Promise<Receiver> => {
  const posts: Post[] = []
  const accept = (response: ServerResponse) => response.writeHead(204).end()
  let how: (response: ServerResponse) => void = accept
  const server = createServer(async (request, response) => {
    const parts = await Array.fromAsync(request, String)
    const body = parts.join('')
    posts.push({
      headers: request.headers,
      body,
      event: v.parse(v.pipe(v.string(), v.parseJson(), WebhookEvent), body),
    })
    how(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    posts,
    answer: (next) => {
      how = next
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As a receiver checks it: https://www.standardwebhooks.com. */
export const isGenuine = ({ headers, body }: Post, secret: string): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  const given = Buffer.from(String(headers['webhook-signature']))
  return expected.length === given.length && timingSafeEqual(expected, given)
}
