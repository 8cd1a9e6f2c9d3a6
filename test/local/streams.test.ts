import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { callAws } from '../../infra/local/aws-json.ts'
import { type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { addHttpApi, createStack, DYNAMO } from './stack-fixture.ts'

/** Counts what it is given, by sequence number, so that a repeat is seen; an item says how it wants to be treated. */
const PROJECT = `${DYNAMO}
let tries = 0
export const handler = async ({ Records }) => {
  for (const { eventName, dynamodb: { Keys, NewImage, SequenceNumber } } of Records) {
    const wish = NewImage?.wish?.S
    if (wish === 'fail always') throw new Error('on purpose')
    if (wish === 'fail twice' && tries++ < 2) throw new Error('on purpose, ' + tries)
    await dynamo('UpdateItem', {
      TableName: process.env.SEEN,
      Key: { pk: Keys.pk, sk: { S: SequenceNumber } },
      UpdateExpression: 'ADD times :one SET eventName = :name, batchSize = :size',
      ExpressionAttributeValues: { ':one': { N: '1' }, ':name': { S: eventName }, ':size': { N: String(Records.length) } },
    })
  }
}`
/** Two requests: the second must happen if the first did, as the stream sees to. */
const CHAIN = `${DYNAMO}
import { Agent, request } from 'node:http'
const agent = new Agent({ keepAlive: true })
const overHttp = (operation, input) => new Promise((resolve, reject) => {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.' + operation, authorization: 'AWS4-HMAC-SHA256 Credential=local/20240101/us-east-1/dynamodb/aws4_request, Signature=0' }
  request(process.env.AWS_ENDPOINT_URL_DYNAMODB, { method: 'POST', agent, headers }, (response) => response.resume().on('end', resolve)).on('error', reject).end(JSON.stringify(input))
})
export const handler = async (event) => {
  const id = event.rawQueryString ?? 'schedule'
  const write = event.rawPath === '/http' ? overHttp : dynamo
  await write('PutItem', { TableName: process.env.RECORDS, Item: { pk: { S: 'ACT#' + id }, sk: { S: 'HEAD' } } })
  await write('PutItem', { TableName: process.env.RECORDS, Item: { pk: { S: 'ACT#' + id }, sk: { S: 'SECOND' } } })
  return { statusCode: 200 }
}`
const BROKEN = `export const handler = async () => { throw new Error('always') }`

const stack = createStack()
let runtime: LocalRuntime

beforeAll(async () => {
  stack.table('Records')
  stack.table('Seen', { StreamSpecification: { Ref: 'AWS::NoValue' } })
  stack.function('Project', PROJECT, { env: { SEEN: { Ref: 'Seen' } } })
  stack.function('Chain', CHAIN, { env: { RECORDS: { Ref: 'Records' } } })
  stack.function('Broken', BROKEN)
  stack.add('Failures', 'AWS::SQS::Queue')
  stack.mapping('RecordsToProject', 'Records', 'Project', {
    BatchSize: 10,
    MaximumRetryAttempts: 3,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ParallelizationFactor: 2,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
    FilterCriteria: {
      Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ prefix: 'ACT#' }] } } } }) }],
    },
  })
  addHttpApi(stack)
  stack.httpRoute('Default', '$default', 'Chain')
  stack.add('Hourly', 'AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 hour)',
    Targets: [{ Arn: { 'Fn::GetAtt': ['Chain', 'Arn'] }, Id: 'T' }],
  })
  stack.add('Nightly', 'AWS::Scheduler::Schedule', {
    ScheduleExpression: 'cron(0 3 * * ? *)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: { 'Fn::GetAtt': ['Broken', 'Arn'] }, RoleArn: 'none', Input: '{"why":"nightly"}' },
  })
  runtime = await start({ templatePath: stack.write(), log: () => {} })
})
afterEach(() => runtime.faults.clear())
afterAll(async () => {
  await runtime?.stop()
  stack.remove()
})

const dynamo = (operation: string, input: Record<string, unknown>) =>
  callAws(runtime.dynamoEndpoint, `DynamoDB_20120810.${operation}`, input)
const put = (pk: string, sk = 'S', attributes = {}) =>
  dynamo('PutItem', { TableName: runtime.tables.Records, Item: { pk: { S: pk }, sk: { S: sk }, ...attributes } })

const Items = v.object({
  Items: v.array(
    v.object({
      times: v.object({ N: v.string() }),
      eventName: v.object({ S: v.string() }),
      batchSize: v.object({ N: v.string() }),
    }),
  ),
})
/** How often each of the item's records was processed, in stream order. */
const seen = async (pk: string) => {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } }
  const { Items: items } = v.parse(Items, await dynamo('Query', { TableName: runtime.tables.Seen, ...query }))
  return items.map(({ times, eventName }) => `${eventName.S} × ${times.N}`)
}

describe('from a write to its function', () => {
  test('insert, modify and remove arrive in order, once', async () => {
    await put('ACT#1')
    await put('ACT#1', 'S', { changed: { BOOL: true } })
    await dynamo('DeleteItem', { TableName: runtime.tables.Records, Key: { pk: { S: 'ACT#1' }, sk: { S: 'S' } } })
    await runtime.idle()
    expect(await seen('ACT#1')).toEqual(['INSERT × 1', 'MODIFY × 1', 'REMOVE × 1'])
  })

  test('what the filter refuses never arrives', async () => {
    await put('OTHER#1')
    await put('ACT#filter')
    await runtime.idle()
    expect([await seen('OTHER#1'), await seen('ACT#filter')]).toEqual([[], ['INSERT × 1']])
  })

  test('a failed batch is retried until it succeeds', async () => {
    await put('ACT#retry', 'S', { wish: { S: 'fail twice' } })
    await runtime.idle()
    expect(await seen('ACT#retry')).toEqual(['INSERT × 1'])
    expect(runtime.failed()).toEqual([])
  })

  test('bisection isolates what always fails; it lands in the failure destination, the rest is done', async () => {
    await Promise.all([
      ...Array.from({ length: 5 }, (_, index) => put(`ACT#good${index}`)),
      put('ACT#poison', 'S', { wish: { S: 'fail always' } }),
      ...Array.from({ length: 5 }, (_, index) => put(`ACT#fine${index}`)),
    ])
    await runtime.idle()
    const [failure, another] = runtime.failed()
    expect(another).toBeUndefined()
    expect(failure).toMatchObject({
      source: 'stream',
      function: 'Project',
      condition: 'RetryAttemptsExhausted',
      destination: expect.stringContaining('Failures'),
      records: [{ dynamodb: { Keys: { pk: { S: 'ACT#poison' } } } }],
    })
    for (const name of ['good', 'fine']) {
      for (let index = 0; index < 5; index++) expect((await seen(`ACT#${name}${index}`))[0]).toMatch(/^INSERT/)
    }
  })
})

describe('schedules', () => {
  test('are run on demand, with their retries; what fails is kept', async () => {
    const before = runtime.failed().length
    await runtime.invokeSchedule()
    await runtime.idle()
    expect(await seen('ACT#schedule')).toEqual(['INSERT × 1', 'INSERT × 1'])
    expect(runtime.failed().slice(before)).toMatchObject([
      { source: 'schedule', function: 'Broken', attempts: 3, event: { why: 'nightly' } },
    ])
  })
})

describe('faults', () => {
  /** By `/` it writes with fetch, by `/http` with node:http as the AWS SDK does. */
  const call = async (id: string, path = '/') => (await fetch(`${runtime.apiUrl}${path}?${id}`)).status

  const POINTS: [number, string[]][] = [
    [1, []],
    [2, ['INSERT × 1']],
    [3, ['INSERT × 1']],
    [4, ['INSERT × 1', 'INSERT × 1']],
  ]
  test.each(['/', '/http'].flatMap((path) => POINTS.map(([point, done]) => [path, point, done] as const)))(
    'a function (%s) killed at awaited point %i has done just what came before it',
    async (path, point, done) => {
      await call('warm', path)
      runtime.faults.kill('chain', { next: 1, point })
      expect(await call(`kill${path}${point}`, path)).toBe(500)
      await runtime.idle()
      expect(await seen(`ACT#kill${path}${point}`)).toEqual(done)
      expect(await call(`after${path}${point}`, path)).toBe(200)
    },
  )

  test('a kill at a random moment hits about its share, and only the function it names', async () => {
    let state = 7
    const random = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    runtime.faults.set({}, random)
    runtime.faults.kill('chain', { probability: 0.5, points: 4 })
    const statuses: number[] = []
    for (let index = 0; index < 20; index++) statuses.push(await call(`random${index}`))
    const killed = statuses.filter((status) => status === 500).length
    expect(killed).toBeGreaterThan(3)
    expect(killed).toBeLessThan(17)
  })

  test('a function killed while it works on a batch gets the batch again: each record at least once', async () => {
    runtime.faults.kill('project', { next: 2, point: 3 })
    await Promise.all(Array.from({ length: 10 }, (_, index) => put(`ACT#killed${index}`)))
    await runtime.idle()
    for (let index = 0; index < 10; index++) expect((await seen(`ACT#killed${index}`)).length).toBe(1)
  })

  test('a batch can be delivered twice', async () => {
    runtime.faults.set({ batches: { repeat: 1, delay: 1, delayMs: 5 } })
    await put('ACT#twice')
    await runtime.idle()
    expect(await seen('ACT#twice')).toEqual(['INSERT × 2'])
  })

  test('a function that the template does not have is named', () => {
    expect(() => runtime.faults.kill('nobody', { next: 1 })).toThrow(/no function nobody .* Project, Chain, Broken/)
  })
})
