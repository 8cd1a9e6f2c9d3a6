import { createHash } from 'node:crypto'
import type { StreamRecord } from './batches.ts'

/** Records read ahead of their processing, per lane, in batches; then reading waits. */
const BATCHES_AHEAD = 10

interface Options {
  lanes: number
  batchSize: number
  windowMs: number
  /** False if it was stopped before all were processed or given up. */
  deliver(batch: StreamRecord[]): Promise<boolean>
  /** The record up to which all of the shard is processed, or filtered out. */
  progress(sequenceNumber: string): void
  /** All lanes have become empty. */
  emptied(): void
  failed(error: unknown): void
}

interface Entry {
  sequenceNumber: string
  done: boolean
}

interface Lane {
  queue: { one: StreamRecord; entry: Entry }[]
  running: boolean
  ended: Promise<void>
}

const laneOf = (key: string, lanes: number): number =>
  lanes === 1 ? 0 : createHash('sha1').update(key).digest().readUInt32BE(0) % lanes

/**
 * One shard's records on their way to the function: `ParallelizationFactor` lanes, each one batch at a time. Lambda
 * keeps the order of records with the same whole key (partition and sort key), no more; so do the lanes.
 */
export const createLanes = ({ lanes: count, batchSize, windowMs, ...options }: Options) => {
  const lanes = Array.from({ length: count }, (): Lane => ({ queue: [], running: false, ended: Promise.resolve() }))
  /** Every record in stream order, until it and all before it are done. */
  const order: Entry[] = []
  let waiting = 0
  let stopped = false

  const settle = (): void => {
    let last: string | undefined
    while (order[0]?.done) last = order.shift()?.sequenceNumber
    if (last !== undefined) options.progress(last)
  }

  const run = async (lane: Lane): Promise<void> => {
    lane.running = true
    while (lane.queue.length > 0 && !stopped) {
      const oldest = lane.queue[0]?.one.readAt ?? 0
      const untilFull = oldest + windowMs - Date.now()
      if (lane.queue.length < batchSize && untilFull > 0) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(untilFull, 50)))
        continue
      }
      const batch = lane.queue.splice(0, batchSize)
      if (!(await options.deliver(batch.map(({ one }) => one)))) break
      waiting -= batch.length
      for (const { entry } of batch) entry.done = true
      settle()
    }
    lane.running = false
    if (waiting === 0) options.emptied()
  }

  return {
    /** Takes records in stream order; those that the filter refused only move the position. */
    push: (records: { one: StreamRecord; matches: boolean }[]): void => {
      for (const { one, matches } of records) {
        const { Keys, SequenceNumber } = one.record.dynamodb
        const entry = { sequenceNumber: SequenceNumber, done: !matches }
        order.push(entry)
        if (!matches) continue
        waiting++
        lanes[laneOf(JSON.stringify(Keys), count)]?.queue.push({ one, entry })
      }
      settle()
      for (const lane of lanes) {
        if (!lane.running && lane.queue.length > 0) lane.ended = run(lane).catch(options.failed)
      }
    },
    empty: (): boolean => waiting === 0,
    full: (): boolean => waiting >= batchSize * count * BATCHES_AHEAD,
    /** Resolves when no batch is under way; those that ended well still count. */
    stop: async (): Promise<void> => {
      stopped = true
      await Promise.all(lanes.map(({ ended }) => ended))
    },
  }
}
