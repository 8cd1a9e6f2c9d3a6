import { AsyncLocalStorage } from 'node:async_hooks'
import { environment } from './environment.ts'

const { CALL_SLOWNESS: slowness } = environment('CALL_SLOWNESS')

/** Of each call of an AWS service: what takes longer is cut off (milliseconds). Without the last line the SDK only warns. */
export const AWS_CALLS = {
  requestHandler: { connectionTimeout: 500 * slowness, requestTimeout: 2_000 * slowness, throwOnRequestTimeout: true },
  /** Repeats have one home, here: the SDK's own know neither conflicts nor how much time is left. */
  maxAttempts: 1,
} as const

/** A service was too busy, or not heard, for as long as its caller could wait: what was asked may be asked again, unchanged. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  constructor(cause: unknown) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : 'nothing was heard', { cause })
  }
}

/** How long one call is tried for (milliseconds). */
const CALL_MS = 5_000
const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 800

const deadlines = new AsyncLocalStorage<number>()

/** Whatever is called meanwhile is tried for so long in all: so that a refusal can still be told. */
export const withDeadline = <T>(ms: number, run: () => T): T => deadlines.run(performance.now() + ms * slowness, run)

/** When one who keeps trying for `ms` has to give up, by `performance.now()`. */
export const patienceEnds = (ms: number): number =>
  Math.min(performance.now() + ms, deadlines.getStore() ?? Number.POSITIVE_INFINITY)

/** Exponential backoff with full jitter, so that those who collided do not meet again. */
const backoff = (tried: number): number =>
  Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tried, 10))

/** Pauses before the next try; gives up with `Unavailable` where that would come too late. */
export const createPatience = (ms = CALL_MS): ((cause: unknown) => Promise<void>) => {
  const end = patienceEnds(ms)
  let tried = 0
  return async (cause) => {
    const pause = backoff(tried++)
    if (performance.now() + pause > end) throw new Unavailable(cause)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/**
 * What is known of a call that failed in passing. `undone`: nothing happened. `unknown`: it may have happened, or be happening still.
 * Null: it will fail again.
 */
export type Passing = 'undone' | 'unknown' | null

const UNDONE: readonly string[] = [
  ...['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded', 'SlowDown'],
  ...['ProvisionedThroughputExceededException', 'TransactionConflictException', 'ReplicatedWriteConflictException'],
]
const UNKNOWN: readonly string[] = [
  ...['InternalServerError', 'InternalServiceError', 'InternalFailure', 'ServiceUnavailable', 'TimeoutError'],
  ...['TransactionInProgressException', 'AbortError', 'SyntaxError'],
]
/** Of the network; before a connection stands nothing was sent. */
const UNREACHED: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']
const CUT_OFF: readonly string[] = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE']

const FIRST_SERVER_ERROR = 500

export const passing = (error: unknown): Passing => {
  if (!(error instanceof Error)) return null
  const { code, $metadata } = error as Error & { code?: unknown; $metadata?: { httpStatusCode?: number } }
  if (UNDONE.includes(error.name)) return 'undone'
  if (typeof code === 'string' && UNREACHED.includes(code)) return 'undone'
  if (error.name === 'TimeoutError' && error.message.includes('without establishing a connection')) return 'undone'
  if (UNKNOWN.includes(error.name) || (typeof code === 'string' && CUT_OFF.includes(code))) return 'unknown'
  return ($metadata?.httpStatusCode ?? 0) >= FIRST_SERVER_ERROR ? 'unknown' : null
}
