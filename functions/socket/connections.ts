import { AwsClient } from 'aws4fetch'
import { Agent, fetch as pooledFetch } from 'undici'
import { TIMES } from '../contract/limits.ts'

/** How a post to one connection ended. */
type Posted = 'delivered' | 'gone' | 'busy' | 'failed'

/** API Gateway's `@connections`: posts to open sockets and closes them. */
export interface Connections {
  /** One post, cut off after 3 s (D7); never throws. */
  post(connectionId: string, body: string): Promise<Posted>
  close(connectionId: string): Promise<void>
}

interface Credentials {
  AWS_REGION: string
  AWS_ACCESS_KEY_ID: string
  AWS_SECRET_ACCESS_KEY: string
  AWS_SESSION_TOKEN?: string | undefined
}

/** Open connections kept to API Gateway: as many as the posts under way at once. */
export const CONCURRENT_POSTS = 64

/**
 * Signed with aws4fetch and sent over kept-alive connections: a third of the SDK client's CPU a post, which is what a
 * delivery to ten thousand sockets is made of.
 */
export const connectConnections = (endpoint: string, credentials: Credentials): Connections => {
  const agent = new Agent({ connections: CONCURRENT_POSTS, keepAliveTimeout: 30_000 })
  const signer = new AwsClient({
    service: 'execute-api',
    region: credentials.AWS_REGION,
    accessKeyId: credentials.AWS_ACCESS_KEY_ID,
    secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY,
    ...(credentials.AWS_SESSION_TOKEN ? { sessionToken: credentials.AWS_SESSION_TOKEN } : {}),
  })
  const send = async (method: 'POST' | 'DELETE', connectionId: string, body?: string): Promise<number> => {
    const url = `${endpoint}/@connections/${encodeURIComponent(connectionId)}`
    const signed = await signer.sign(url, { method, ...(body === undefined ? {} : { body }) })
    const response = await pooledFetch(url, {
      method,
      headers: Object.fromEntries(signed.headers),
      ...(body === undefined ? {} : { body }),
      dispatcher: agent,
      signal: AbortSignal.timeout(TIMES.postMs),
    })
    await response.body?.cancel()
    return response.status
  }
  return {
    post: async (connectionId, body) => {
      try {
        return outcome(await send('POST', connectionId, body))
      } catch {
        return 'failed'
      }
    },
    close: async (connectionId) => {
      await send('DELETE', connectionId).catch(() => undefined)
    },
  }
}

const outcome = (status: number): Posted => {
  if (status < 300) return 'delivered'
  if (status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'busy' : 'failed'
}
