import { type ClientRequest, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import type { Attempt } from '../contract/webhook/webhook.ts'
import { publicLookup, RefusedAddress } from './addresses.ts'
import { isRefusedUrl } from './refused-url.ts'

/** A receiver that has not answered by then has not received it (milliseconds). */
const PATIENCE_MS = 10_000

export interface Posting {
  url: string
  headers: Record<string, string>
  body: string
  /** Only on the local stage: also http, this machine and inner networks. */
  anywhere: boolean
  now: () => number
  patienceMs?: number
}

/**
 * Posts once and tells how it went; never throws. A redirect is not followed: it could lead to where the address itself was not
 * allowed to. Of the answer only the status is read.
 */
export const post = async (posting: Posting): Promise<Attempt> => {
  const at = posting.now()
  const started = performance.now()
  const { status, problem } = await exchange(posting)
  return { at, status, tookMs: Math.round(performance.now() - started), problem }
}

type Outcome = Pick<Attempt, 'status' | 'problem'>

const judged = (status: number): Outcome => {
  if (status >= 200 && status < 300) return { status, problem: null }
  return { status, problem: status >= 300 && status < 400 ? 'redirect' : 'status' }
}

const exchange = ({ url, headers, body, anywhere, patienceMs = PATIENCE_MS }: Posting): Promise<Outcome> => {
  if (!anywhere && isRefusedUrl(url)) return Promise.resolve({ status: null, problem: 'refused-address' })
  return new Promise((resolve) => {
    // Connect, send and answer all have to fit: a receiver that sends a byte a second would never time out otherwise.
    const signal = AbortSignal.timeout(patienceMs)
    const failed = (error: unknown) => {
      if (error instanceof RefusedAddress) return resolve({ status: null, problem: 'refused-address' })
      resolve({ status: null, problem: signal.aborted ? 'timeout' : 'unreachable' })
    }
    try {
      const options = {
        method: 'POST',
        signal,
        agent: false as const,
        ...(anywhere ? {} : { lookup: publicLookup }),
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'zhitong-webhook',
        },
      }
      const send = url.startsWith('https:') ? requestTls : requestPlain
      const request: ClientRequest = send(url, options, (response) => {
        resolve(judged(response.statusCode ?? 0))
        response.destroy()
      })
      request.on('error', failed)
      request.end(body)
    } catch (error) {
      failed(error)
    }
  })
}
