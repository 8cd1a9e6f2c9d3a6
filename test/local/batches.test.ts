import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, deliverBatch } from '../../infra/local/batches.ts'
import { createFaults } from '../../infra/local/faults.ts'
import { FunctionError } from '../../infra/local/functions.ts'
import { createLanes } from '../../infra/local/lanes.ts'
import type { Mapping } from '../../infra/local/mappings.ts'
import { numberOf, record } from './stream-fixture.ts'

type Event = { Records: { dynamodb: { SequenceNumber: string } }[] }

const mapping = (handle: (numbers: number[]) => unknown, own: Partial<Mapping> = {}): Mapping => ({
  id: 'M',
  target: {
    name: 'target',
    arn: 'arn',
    invoke: async (event) => {
      const { Records } = event as Event
      return handle(Records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber)))
    },
  },
  streamArn: '',
  start: 'TRIM_HORIZON',
  batchSize: 100,
  windowMs: 0,
  lanes: 1,
  retries: 2,
  maximumAgeMs: Number.POSITIVE_INFINITY,
  bisects: false,
  reportsItems: false,
  matches: () => true,
  destination: undefined,
  ...own,
})

const deliver = async (m: Mapping, sequences: number[], ageMs = 0) => {
  const given: { sequences: number[]; condition: Condition; attempts: number }[] = []
  const done = await deliverBatch(
    {
      mapping: m,
      faults: createFaults((name) => name),
      stopping: new AbortController().signal,
      giveUp: (records, condition, attempts) => given.push({ sequences: records.map(numberOf), condition, attempts }),
    },
    sequences.map((sequence) => ({ ...record(sequence), readAt: Date.now() - ageMs })),
  )
  return { done, given }
}

const fail = (): never => {
  throw new FunctionError('handled', 'on purpose')
}

const asFailures = (numbers: number[]) => ({
  batchItemFailures: numbers.map((number) => ({ itemIdentifier: String(number).padStart(21, '0') })),
})

describe('a batch', () => {
  test('is retried whole until it is done', async () => {
    const calls: number[][] = []
    const flaky = mapping((numbers) => (calls.push(numbers) < 3 ? fail() : null))
    expect(await deliver(flaky, [1, 2, 3])).toEqual({ done: true, given: [] })
    expect(calls).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ])
  })

  test('is given up after its retries', async () => {
    const { done, given } = await deliver(mapping(fail), [1, 2])
    expect([done, given]).toEqual([true, [{ sequences: [1, 2], condition: 'RetryAttemptsExhausted', attempts: 3 }]])
  })

  test('is given up when its records are too old', async () => {
    const { given } = await deliver(mapping(fail, { maximumAgeMs: 1000 }), [1], 2000)
    expect(given).toEqual([{ sequences: [1], condition: 'MaximumRecordAgeExceeded', attempts: 0 }])
  })

  test('with bisection loses only the record that cannot be handled', async () => {
    const done: number[] = []
    const poisoned = mapping((numbers) => (numbers.includes(3) ? fail() : done.push(...numbers)), { bisects: true })
    const { given } = await deliver(poisoned, [1, 2, 3, 4, 5])
    expect(given.map(({ sequences }) => sequences)).toEqual([[3]])
    expect(done).toEqual([1, 2, 4, 5])
  })

  test('with reported items goes on from the first that failed', async () => {
    const calls: number[][] = []
    const partial = mapping(
      (numbers) => {
        calls.push(numbers)
        return asFailures(calls.length === 1 ? [4, 3] : [])
      },
      { reportsItems: true },
    )
    expect((await deliver(partial, [1, 2, 3, 4])).given).toEqual([])
    expect(calls).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ])
  })

  test.each([
    ['an unknown identifier', { batchItemFailures: [{ itemIdentifier: 'x' }] }],
    ['the first record', asFailures([1])],
  ])('reported with %s fails whole', async (_, answer) => {
    const calls: number[][] = []
    await deliver(
      mapping((numbers) => calls.push(numbers) && answer, { reportsItems: true, retries: 1 }),
      [1, 2],
    )
    expect(calls).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('whatever fails, every record ends done or given up, and none before an earlier one of the batch', async () => {
    const poison = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(poison, fc.boolean(), fc.boolean(), async (poisoned, bisects, reportsItems) => {
        const done: number[] = []
        const handle = (numbers: number[]) => {
          const bad = numbers.filter((number) => poisoned.includes(number))
          if (bad.length === 0 || reportsItems)
            done.push(...numbers.slice(0, bad[0] ? numbers.indexOf(bad[0]) : undefined))
          if (bad.length === 0) return null
          return reportsItems ? asFailures(bad) : fail()
        }
        const all = Array.from({ length: 12 }, (_, index) => index + 1)
        const { given } = await deliver(mapping(handle, { bisects, reportsItems, retries: 0 }), all)
        const lost = given.flatMap(({ sequences }) => sequences)
        expect([...done, ...lost].toSorted((a, b) => a - b)).toEqual(all)
        expect(done).toEqual(done.toSorted((a, b) => a - b))
        if (bisects) expect(lost.toSorted((a, b) => a - b)).toEqual(poisoned.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('lanes', () => {
  const items = fc.array(fc.record({ pk: fc.nat(3), sk: fc.nat(1), matches: fc.boolean() }), { maxLength: 60 })

  test('keep the order of each item, and the position never passes what is not done', async () => {
    await fc.assert(
      fc.asyncProperty(
        items,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (list, lanes, batchSize) => {
          const done: number[] = []
          let position = 0
          const wanted = list.flatMap(({ matches }, index) => (matches ? [index + 1] : []))
          const all = createLanes({
            lanes,
            batchSize,
            windowMs: 0,
            deliver: async (batch) => {
              expect(batch.length).toBeLessThanOrEqual(batchSize)
              for (let turn = 0; turn < batch.length % 3; turn++) await Promise.resolve()
              done.push(...batch.map(numberOf))
              return true
            },
            progress: (sequenceNumber) => {
              position = Number(sequenceNumber)
              expect(wanted.filter((one) => one <= position && !done.includes(one))).toEqual([])
            },
            emptied: () => {},
            failed: (error) => {
              throw error
            },
          })
          const records = list.map(({ pk, sk, matches }, index) => ({
            one: record(index + 1, `P${pk}`, `S${sk}`),
            matches,
          }))
          all.push(records.slice(0, 30))
          all.push(records.slice(30))
          while (!all.empty()) await new Promise(setImmediate)
          expect(done.toSorted((a, b) => a - b)).toEqual(wanted)
          expect(position).toBe(list.length)
          for (const key of new Set(list.map(({ pk, sk }) => `${pk}/${sk}`))) {
            const own = done.filter((one) => `${list[one - 1]?.pk}/${list[one - 1]?.sk}` === key)
            expect(own).toEqual(own.toSorted((a, b) => a - b))
          }
        },
      ),
    )
  })

  test('a batch that is not full waits for its window, a full one does not', async () => {
    const sizes: number[] = []
    const began = performance.now()
    const lanes = createLanes({
      lanes: 1,
      batchSize: 3,
      windowMs: 200,
      deliver: async (batch) => sizes.push(batch.length) > 0,
      progress: () => {},
      emptied: () => {},
      failed: () => {},
    })
    const push = (...sequences: number[]) =>
      lanes.push(sequences.map((sequence) => ({ one: record(sequence), matches: true })))
    push(1, 2, 3, 4)
    push(5)
    await expect.poll(() => sizes, { interval: 5 }).toEqual([3, 2])
    expect(performance.now() - began).toBeGreaterThanOrEqual(199)
  })

  test('a batch that was stopped is not counted', async () => {
    const positions: string[] = []
    const lanes = createLanes({
      lanes: 1,
      batchSize: 1,
      windowMs: 0,
      deliver: async (batch) => batch.map(numberOf)[0] !== 2,
      progress: (sequenceNumber) => positions.push(sequenceNumber),
      emptied: () => {},
      failed: () => {},
    })
    lanes.push([1, 2, 3].map((sequence) => ({ one: record(sequence), matches: true })))
    await lanes.stop()
    expect(positions.map(Number)).toEqual([1])
  })
})
