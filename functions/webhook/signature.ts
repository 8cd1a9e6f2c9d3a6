import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
export const SECRET_BYTES = 32

/** A secret as its holder keeps it: https://www.standardwebhooks.com. */
export const secretOf = (random: Uint8Array): string => `${PREFIX}${Buffer.from(random).toString('base64')}`

/**
 * The headers a receiver checks: HMAC-SHA-256 over id, time and body, so that none of them can be changed or sent again later.
 * `at` in milliseconds; the header is in seconds.
 */
export const signatureHeaders = (secret: string, id: string, at: number, body: string): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
