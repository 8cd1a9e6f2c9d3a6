import { randomUUID } from 'node:crypto'
import { type Condition, deliverBatch, type StreamRecord } from './batches.ts'
import type { Checkpoints, Position } from './checkpoints.ts'
import type { FaultPlan } from './faults.ts'
import { createLanes } from './lanes.ts'
import { type Log, report } from './log.ts'
import type { Mapping } from './mappings.ts'
import { createStreamReader, type From, type StreamReader } from './stream-records.ts'
import type { LocalTable } from './tables.ts'

/** Polls of a shard are at least and at most so far apart; any invocation that ends wakes them, as it may have written. */
const SHORTEST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 250
const PAUSE_AFTER_ERROR_MS = 500

export interface FailedBatch {
  source: 'stream'
  function: string
  /** ARN of the mapping's failure destination, if it has one; without one Lambda just drops the records. */
  destination: string | undefined
  condition: Condition
  attempts: number
  records: unknown[]
}

export interface Poller {
  wake(): void
  /** Resolves when a poll begun after the call found nothing and nothing is being processed. */
  caughtUp(): Promise<void>
  stop(): Promise<void>
}

interface Host {
  endpoint: string
  checkpoints: Checkpoints
  faults: FaultPlan
  log: Log
  giveUp(failed: FailedBatch): void
}

/** Waits that can be cut short. */
const createPause = () => {
  let wake: (() => void) | undefined
  let woken = false
  return {
    wake: (): void => {
      woken = true
      wake?.()
    },
    for: async (ms: number): Promise<void> => {
      if (!woken) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, ms)
        })
        clearTimeout(timer)
      }
      woken = false
    },
  }
}

const pollShard = (
  mapping: Mapping,
  reader: StreamReader,
  shard: string,
  saved: Position | undefined,
  first: From,
  host: Host,
) => {
  const pause = createPause()
  const stopping = new AbortController()
  let waiters: { since: number; resolve(): void }[] = []
  let polls = 0
  let after = saved?.after

  const save = (position: Position): void => host.checkpoints.set(mapping.id, shard, position)
  const giveUp = (records: StreamRecord[], condition: Condition, attempts: number): void => {
    report(host.log, 'error', `${mapping.target.name}: gave up ${records.length} records, ${condition}`, {
      id: randomUUID(),
      first: records[0]?.record.dynamodb.SequenceNumber,
    })
    const source = { source: 'stream' as const, function: mapping.target.name, destination: mapping.destination }
    host.giveUp({ ...source, condition, attempts, records: records.map(({ record }) => record) })
  }
  const lanes = createLanes({
    ...mapping,
    deliver: (batch) => deliverBatch({ mapping, faults: host.faults, stopping: stopping.signal, giveUp }, batch),
    progress: (sequenceNumber) => save({ after: sequenceNumber }),
    emptied: pause.wake,
    failed: (error) => report(host.log, 'error', `${mapping.id}: ${error}`),
  })

  const settle = (poll: number): void => {
    for (const { resolve } of waiters.filter(({ since }) => since < poll)) resolve()
    waiters = waiters.filter(({ since }) => since >= poll)
  }

  const run = async (): Promise<void> => {
    let iterator: string | undefined
    let idle = SHORTEST_PAUSE_MS
    while (!stopping.signal.aborted) {
      const began = performance.now()
      if (lanes.full()) {
        await pause.for(LONGEST_PAUSE_MS)
        continue
      }
      const poll = ++polls
      try {
        iterator ??= await reader.iterator(shard, after === undefined ? first : { after })
        const { records, next } = await reader.read(iterator)
        const readAt = Date.now()
        lanes.push(records.map((record) => ({ one: { record, readAt }, matches: mapping.matches(record) })))
        after = records.at(-1)?.dynamodb.SequenceNumber ?? after
        if (records.length === 0 && lanes.empty()) settle(poll)
        if (next === undefined && lanes.empty()) return save({ ...(after ? { after } : {}), finished: true })
        iterator = next
        idle = records.length > 0 ? SHORTEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, idle * 2)
      } catch (error) {
        if (stopping.signal.aborted) return
        // Iterators expire after 15 minutes, and the database may be gone for a moment: begin again where we were.
        report(host.log, 'warn', `${mapping.id}: reading its stream failed: ${error}`)
        iterator = undefined
        idle = PAUSE_AFTER_ERROR_MS
      }
      await pause.for(idle)
      const early = SHORTEST_PAUSE_MS - (performance.now() - began)
      if (early > 0 && !stopping.signal.aborted) await new Promise((resolve) => setTimeout(resolve, early))
    }
  }

  const done = run().finally(() => settle(Number.POSITIVE_INFINITY))
  return {
    done,
    wake: pause.wake,
    caughtUp: async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        waiters.push({ since: polls, resolve })
        pause.wake()
        void done.then(resolve)
      })
    },
    stop: async (): Promise<void> => {
      stopping.abort()
      pause.wake()
      await Promise.all([done, lanes.stop()])
    },
  }
}

/** Reads one mapping's stream, shard after shard: a child begins when its parent is processed to the end. */
export const startPoller = async (mapping: Mapping, table: LocalTable, host: Host): Promise<Poller> => {
  const reader = createStreamReader(host.endpoint, table.localStreamArn, mapping.streamArn)
  const saved = host.checkpoints.of(mapping.id)
  const open = new Map<string, ReturnType<typeof pollShard>>()
  const finished = new Set(Object.entries(saved ?? {}).flatMap(([shard, at]) => (at.finished ? [shard] : [])))
  let stopped = false

  const succeed = async (): Promise<void> => {
    while (!stopped) {
      await begin('TRIM_HORIZON')
      if (open.size > 0) return
      await new Promise((resolve) => setTimeout(resolve, LONGEST_PAUSE_MS))
    }
  }

  const begin = async (first: From): Promise<void> => {
    const shards = await reader.shards()
    const known = new Set(shards.map(({ id }) => id))
    for (const { id, parent } of shards) {
      if (stopped || open.has(id) || finished.has(id)) continue
      if (parent !== undefined && known.has(parent) && !finished.has(parent)) continue
      // Written at once: from now on a restart must not take the mapping for a new one.
      if (!saved?.[id]) host.checkpoints.set(mapping.id, id, {})
      const shard = pollShard(mapping, reader, id, saved?.[id], first, host)
      open.set(id, shard)
      shard.done
        .then(() => {
          open.delete(id)
          finished.add(id)
          return succeed()
        })
        .catch((error: unknown) => report(host.log, 'error', `${mapping.id}: lost shard ${id}: ${error}`))
    }
  }
  // A mapping that has run before left off somewhere, and what a new table gets while we start is new to it, too:
  // neither is skipped.
  await begin(saved || table.created ? 'TRIM_HORIZON' : mapping.start)

  return {
    wake: () => {
      for (const shard of open.values()) shard.wake()
    },
    caughtUp: async () => {
      await Promise.all([...open.values()].map((shard) => shard.caughtUp()))
    },
    stop: async () => {
      stopped = true
      await Promise.all([...open.values()].map((shard) => shard.stop()))
    },
  }
}
