import { afterEach, expect, test } from 'vitest'
import { openCheckpoints } from '../../infra/local/checkpoints.ts'
import { createFaults } from '../../infra/local/faults.ts'
import { type HttpListener, json, serveHttp } from '../../infra/local/http-message.ts'
import type { Mapping } from '../../infra/local/mappings.ts'
import { type Poller, startPoller } from '../../infra/local/streams.ts'
import { record } from './stream-fixture.ts'

/** What DynamoDB Local does only after hours: a stream whose shards end, and iterators that expire. */
interface Shard {
  parent?: string
  sequences: number[]
  closed?: boolean
}

let server: HttpListener | undefined
let poller: Poller | undefined
afterEach(async () => {
  await poller?.stop()
  await server?.stop()
})

const serve = async (shards: Record<string, Shard>, once: { error?: string } = {}): Promise<string> => {
  const answers: Record<string, (input: Record<string, string>) => unknown> = {
    DescribeStream: () => ({
      StreamDescription: {
        Shards: Object.entries(shards).map(([ShardId, { parent }]) => ({
          ShardId,
          ...(parent ? { ParentShardId: parent } : {}),
        })),
      },
    }),
    GetShardIterator: ({ ShardId, SequenceNumber = '0' }) => ({
      ShardIterator: `${ShardId}/${Number(SequenceNumber)}`,
    }),
    GetRecords: ({ ShardIterator = '' }) => {
      const [id = '', after] = ShardIterator.split('/')
      const { sequences = [], closed } = shards[id] ?? {}
      const found = sequences.filter((sequence) => sequence > Number(after)).slice(0, 2)
      const last = found.at(-1) ?? Number(after)
      const more = sequences.some((sequence) => sequence > last)
      return {
        Records: found.map((sequence) => record(sequence).record),
        NextShardIterator: closed && !more ? null : `${id}/${last}`,
      }
    },
  }
  server = await serveHttp(
    async ({ headers, body }) => {
      if (once.error) {
        const { error } = once
        delete once.error
        return json(400, { __type: `com.amazonaws.dynamodb#${error}`, message: error })
      }
      const operation = headers['x-amz-target']?.split('.')[1] ?? ''
      return json(200, answers[operation]?.(JSON.parse(body.toString())))
    },
    { host: '127.0.0.1', failed: () => {} },
  )
  return server.url
}

const poll = async (endpoint: string, handled: number[], dataCheckpoints = openCheckpoints()): Promise<Poller> => {
  const mapping: Mapping = {
    id: 'M',
    target: {
      name: 'target',
      arn: '',
      invoke: async (event) => {
        for (const { dynamodb } of (event as { Records: { dynamodb: { SequenceNumber: string } }[] }).Records) {
          handled.push(Number(dynamodb.SequenceNumber))
        }
      },
    },
    streamArn: 'stream',
    start: 'TRIM_HORIZON',
    batchSize: 3,
    windowMs: 0,
    lanes: 1,
    retries: 0,
    maximumAgeMs: Number.POSITIVE_INFINITY,
    bisects: false,
    reportsItems: false,
    matches: () => true,
    destination: undefined,
  }
  const table = { name: 'T', physicalName: 'T', streamArn: 'stream', localStreamArn: 'here', created: false }
  const host = { endpoint, checkpoints: dataCheckpoints, faults: createFaults((name) => name), log: () => {} }
  poller = await startPoller(mapping, table, { ...host, giveUp: () => {} })
  return poller
}

test('a child begins when its parent is processed to the end, also one that appears later', async () => {
  const shards: Record<string, Shard> = {
    child: { parent: 'parent', sequences: [6, 7] },
    parent: { parent: 'trimmed away', sequences: [1, 2, 3, 4, 5], closed: true },
  }
  const handled: number[] = []
  await poll(await serve(shards), handled)
  await expect.poll(() => handled).toEqual([1, 2, 3, 4, 5, 6, 7])
  Object.assign(shards, { child: { parent: 'parent', sequences: [6, 7, 8], closed: true } })
  await expect.poll(() => handled.at(-1)).toBe(8)
  shards.grandchild = { parent: 'child', sequences: [9] }
  await expect.poll(() => handled).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('a restart goes on in the shard where it was, and reads no finished one again', async () => {
  const shards: Record<string, Shard> = {
    parent: { sequences: [1, 2], closed: true },
    child: { parent: 'parent', sequences: [3, 4] },
  }
  const checkpoints = openCheckpoints()
  const handled: number[] = []
  const first = await poll(await serve(shards), handled, checkpoints)
  await expect.poll(() => handled).toEqual([1, 2, 3, 4])
  await first.stop()
  await server?.stop()
  shards.child = { parent: 'parent', sequences: [3, 4, 5] }
  await poll(await serve(shards), handled, checkpoints)
  await expect.poll(() => handled).toEqual([1, 2, 3, 4, 5])
})

test.each(['ExpiredIteratorException', 'InternalServerError'])(
  'after %s reading goes on where it was',
  async (error) => {
    const shards: Record<string, Shard> = { only: { sequences: [1, 2] } }
    const once: { error?: string } = {}
    const handled: number[] = []
    const running = await poll(await serve(shards, once), handled)
    await expect.poll(() => handled).toEqual([1, 2])
    once.error = error
    shards.only = { sequences: [1, 2, 3] }
    running.wake()
    await expect.poll(() => handled).toEqual([1, 2, 3])
  },
)
