import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import type { FaultPlan } from './faults.ts'
import { FunctionError } from './functions.ts'
import type { Mapping } from './mappings.ts'
import type { WireRecord } from './stream-records.ts'

const FIRST_RETRY_MS = 20
const LONGEST_RETRY_MS = 1000

const PartialResult = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) })

export interface StreamRecord {
  record: WireRecord
  /**
   * When this process read it. DynamoDB Local rounds its own times down to the minute, so that ages by them would
   * be up to a minute too high; the price is that a restart makes records young again.
   */
  readAt: number
}

export type Condition = 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded'

interface Delivery {
  mapping: Mapping
  faults: FaultPlan
  stopping: AbortSignal
  giveUp(records: StreamRecord[], condition: Condition, attempts: number): void
}

/** `all done`, or how many records from the front are done before the first that is not. */
type Outcome = 'done' | { done: number }

const readOutcome = (mapping: Mapping, batch: StreamRecord[], result: unknown): Outcome => {
  if (!mapping.reportsItems || result === null) return 'done'
  const parsed = v.safeParse(PartialResult, result)
  if (!parsed.success) return 'done'
  const failures = parsed.output.batchItemFailures.map(({ itemIdentifier }) =>
    batch.findIndex(({ record }) => record.dynamodb.SequenceNumber === itemIdentifier),
  )
  if (failures.length === 0) return 'done'
  // An identifier that is not of this batch makes the whole of it a failure.
  return { done: failures.includes(-1) ? 0 : Math.min(...failures) }
}

/**
 * Delivers one batch to its function until it is done or given up: retries with backoff, partial failure, bisection,
 * age. False if it was stopped before that.
 */
export const deliverBatch = async (delivery: Delivery, batch: StreamRecord[]): Promise<boolean> => {
  const { mapping, faults, stopping } = delivery
  let left = batch
  let attempts = 0
  while (left.length > 0 && !stopping.aborted) {
    const now = Date.now()
    const expired = left.filter(({ readAt }) => now - readAt > mapping.maximumAgeMs)
    if (expired.length > 0) {
      delivery.giveUp(expired, 'MaximumRecordAgeExceeded', attempts)
      left = left.filter((one) => !expired.includes(one))
      continue
    }

    const { batches } = faults.settings
    if (faults.chance(batches?.delay)) await sleep(faults.upTo(batches?.delayMs))
    let outcome: Outcome
    try {
      const event = { Records: left.map(({ record }) => record) }
      outcome = readOutcome(mapping, left, await mapping.target.invoke(event))
      // At least once: the answer may get lost, and the whole batch comes again.
      if (outcome === 'done' && faults.chance(batches?.repeat)) {
        outcome = readOutcome(mapping, left, await mapping.target.invoke(event))
      }
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error
      outcome = { done: 0 }
    }
    if (outcome === 'done') return true

    if (outcome.done > 0) {
      left = left.slice(outcome.done)
      attempts = 0
    } else if (mapping.bisects && left.length > 1) {
      // Splitting does not count as a retry.
      const half = Math.ceil(left.length / 2)
      if (!(await deliverBatch(delivery, left.slice(0, half)))) return false
      left = left.slice(half)
      attempts = 0
    } else if (attempts >= mapping.retries) {
      delivery.giveUp(left, 'RetryAttemptsExhausted', attempts + 1)
      return true
    } else {
      attempts++
      const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts) * (0.5 + Math.random() / 2)
      await sleep(backoff, undefined, { signal: stopping }).catch(() => {})
    }
  }
  return left.length === 0
}
