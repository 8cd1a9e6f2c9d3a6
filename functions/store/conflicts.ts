import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { patienceEnds, Unavailable } from '../runtime/patience.ts'

/** Why each item of a transaction failed, in the order of its items; null when the error is another. */
export const cancellationCodes = (error: unknown): string[] | null =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
    : null

export const isConditionFailed = (error: unknown): boolean => error instanceof ConditionalCheckFailedException

const RETRYABLE = ['ConditionalCheckFailed', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']

/** Somebody else wrote at the same moment: reading again and trying again can succeed. */
export const isContention = (error: unknown): boolean =>
  isConditionFailed(error) || (cancellationCodes(error) ?? []).some((code) => RETRYABLE.includes(code))

const ATTEMPTS = 12
const FIRST_PAUSE_MS = 8
const LONGEST_PAUSE_MS = 400

/** Exponential backoff with full jitter, so that writers who collided do not meet again. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt)),
  )

/** How long a request keeps trying while others get in between: well inside the function's 10 s, so that a refusal can still be told. */
export const PATIENCE_MS = 7_000

/** When that is over, by `performance.now()`. */
export const giveUpTime = (): number => patienceEnds(PATIENCE_MS)

const LONGEST_STEP = 4

/** Stops growing early: who waits long finds others at every return, and would never get through a busy minute. */
export const shortPause = (attempt: number): Promise<void> => pause(Math.min(attempt, LONGEST_STEP))

/** Does it again while others get in between. Gives up as what is busy does, so that the caller's retry takes over. */
export const retrying = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isContention(error)) throw error
      if (tried >= ATTEMPTS) throw new Unavailable(error)
      await pause(tried)
    }
  }
}
