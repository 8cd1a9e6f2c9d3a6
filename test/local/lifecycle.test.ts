import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { callAws } from '../../infra/local/aws-json.ts'
import { LocalError } from '../../infra/local/local-error.ts'
import { listen } from '../../infra/local/ports.ts'
import { type LocalOptions, type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { dataFolder } from '../support/folder.ts'
import { patience } from '../support/patience.ts'
import { addHttpApi, addSocketApi, callbackUrl, createStack, DYNAMO } from './stack-fixture.ts'

/** Does nothing with records while the file named `hold` in its folder of data exists, as a consumer that is down. */
const PROJECT = `${DYNAMO}
import { existsSync } from 'node:fs'
export const handler = async ({ Records }) => {
  if (existsSync(process.env.HOLD)) throw new Error('not now')
  for (const { dynamodb: { Keys } } of Records) {
    await dynamo('UpdateItem', {
      TableName: process.env.SEEN, Key: { pk: Keys.pk, sk: { S: 'seen' } },
      UpdateExpression: 'ADD times :one', ExpressionAttributeValues: { ':one': { N: '1' } },
    })
  }
}`
const HTTP = `
export const handler = async () => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER, {
    method: 'POST', headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' }, body: JSON.stringify({ SecretId: process.env.SECRET }),
  })
  return { statusCode: 200, body: (await response.json()).SecretString }
}`

const SOCKET = `
export const handler = async ({ queryStringParameters }) =>
  'wait' in (queryStringParameters ?? {}) ? new Promise(() => {}) : { statusCode: 200 }`

const stack = createStack()
const folder = dataFolder('life')
const hold = join(folder, 'hold')
let templatePath = ''
const running: LocalRuntime[] = []

const begin = async (options: Partial<LocalOptions> = {}): Promise<LocalRuntime> => {
  const runtime = await start({ templatePath, log: () => {}, ...options })
  running.push(runtime)
  return runtime
}

beforeAll(() => {
  stack.table('Records', { TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } })
  stack.table('Seen', { StreamSpecification: { Ref: 'AWS::NoValue' } })
  stack.add('Signing', 'AWS::SecretsManager::Secret', { GenerateSecretString: {} })
  stack.function('Http', HTTP, { env: { SECRET: { Ref: 'Signing' } } })
  stack.function('Project', PROJECT, { env: { SEEN: { Ref: 'Seen' }, HOLD: hold } })
  stack.function('Socket', SOCKET, {
    env: { CALLBACK: callbackUrl },
  })
  stack.mapping('RecordsToProject', 'Records', 'Project')
  addHttpApi(stack)
  addSocketApi(stack)
  stack.httpRoute('Default', '$default', 'Http')
  stack.socketRoute('$connect', 'Socket')
  stack.socketRoute('$default', 'Socket')
  stack.add('Hourly', 'AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 hour)',
    Targets: [{ Arn: { 'Fn::GetAtt': ['Socket', 'Arn'] }, Id: 'T' }],
  })
  templatePath = stack.write()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((runtime) => runtime.stop()))
})
afterAll(() => {
  stack.remove()
  rmSync(folder, { recursive: true, force: true })
})

const put = ({ dynamoEndpoint, tables }: LocalRuntime, pk: string) =>
  callAws(dynamoEndpoint, 'DynamoDB_20120810.PutItem', {
    TableName: tables.Records,
    Item: { pk: { S: pk }, sk: { S: 'S' } },
  })
const Seen = v.object({
  Items: v.array(v.object({ pk: v.object({ S: v.string() }), times: v.object({ N: v.string() }) })),
})
const seen = async ({ dynamoEndpoint, tables }: LocalRuntime) => {
  const answer = await callAws(dynamoEndpoint, 'DynamoDB_20120810.Scan', { TableName: tables.Seen })
  return Object.fromEntries(v.parse(Seen, answer).Items.map(({ pk, times }) => [pk.S, Number(times.N)]))
}

/** Java processes that hold this DynamoDB endpoint's port. */
const javaOn = (endpoint: string): string[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('DynamoDBLocal.jar') && line.includes(`-port ${new URL(endpoint).port}`))

describe('a restart', () => {
  test('finds all data, the same secret, and goes on with the stream where it was', async () => {
    const dataDir = join(folder, 'data')
    const first = await begin({ dataDir })
    const secret = await (await fetch(first.apiUrl)).text()
    await put(first, 'before')
    await first.idle()
    writeFileSync(hold, '')
    await put(first, 'while down')
    await first.stop()
    rmSync(hold)

    const second = await begin({ dataDir })
    await put(second, 'after')
    await second.idle()
    expect(await seen(second)).toEqual({ before: 1, 'while down': 1, after: 1 })
    expect(await (await fetch(second.apiUrl)).text()).toBe(secret)
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  test('a process that is killed leaves no Java behind and loses no record', async () => {
    const dataDir = join(folder, 'killed')
    writeFileSync(hold, '')
    const script = `
      import { start } from '${new URL('../../infra/local/runtime.ts', import.meta.url).href}'
      const runtime = await start({ templatePath: '${templatePath}', dataDir: '${dataDir}', log: () => {} })
      console.log(JSON.stringify({ dynamoEndpoint: runtime.dynamoEndpoint, tables: runtime.tables }))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
    const told = JSON.parse(line)
    await put(told, 'acknowledged')
    expect(javaOn(told.dynamoEndpoint)).not.toEqual([])
    child.kill('SIGKILL')
    await expect.poll(() => javaOn(told.dynamoEndpoint), { timeout: patience(10_000) }).toEqual([])
    rmSync(hold)

    const next = await begin({ dataDir })
    await next.idle()
    expect(await seen(next)).toEqual({ acknowledged: 1 })
  })

  test('a table whose key the template has changed since is refused in words; a new index is made', async () => {
    const dataDir = join(folder, 'changed')
    await (await begin({ dataDir })).stop()
    const changed = createStack()
    changed.table('Records', { KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }] })
    await expect(begin({ templatePath: changed.write(), dataDir })).rejects.toThrow(
      /Records: the stored table has the key \(HASH pk, RANGE sk\).*start with an empty data directory/,
    )
    changed.table('Records', {
      AttributeDefinitions: ['pk', 'sk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    })
    const { dynamoEndpoint, tables } = await begin({ templatePath: changed.write(), dataDir })
    const query = {
      IndexName: 'byOwner',
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
    }
    await expect(
      callAws(dynamoEndpoint, 'DynamoDB_20120810.Query', {
        TableName: tables.Records,
        ...query,
        ExpressionAttributeValues: { ':o': { S: 'x' } },
      }),
    ).resolves.toMatchObject({ Items: [] })
    changed.remove()
  })
})

describe('what cannot start says why', () => {
  test('a taken port', async () => {
    const taken = createServer()
    const port = await listen(taken, '127.0.0.1')
    for (const which of ['platform', 'socket']) {
      await expect(begin({ ports: { [which]: port } })).rejects.toThrow(
        new LocalError(`port ${port} on 127.0.0.1 is taken by another program`),
      )
    }
    taken.close()
  })

  test('a data directory that cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(begin({ dataDir: join(file, 'data') })).rejects.toThrow(/cannot write to the data directory .*a-file/)
  })

  test('a data directory that another process uses; a dead one’s claim does not count', async () => {
    const dataDir = join(folder, 'claimed')
    await begin({ dataDir })
    await expect(begin({ dataDir })).rejects.toThrow(`${dataDir} is in use by process ${process.pid}`)
    await Promise.all(running.splice(0).map((runtime) => runtime.stop()))
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
    writeFileSync(join(dataDir, 'lock'), '999999999')
    await begin({ dataDir })
  })

  test.each([
    ['missing', undefined],
    ['too old', '#!/bin/sh\necho "java.lang.UnsupportedClassVersionError: class file version 61.0" >&2; exit 1\n'],
  ])('Java is %s', async (_, script) => {
    const bin = mkdtempSync(join(folder, 'bin-'))
    for (const tool of ['cat', 'kill']) {
      try {
        symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(bin, tool))
      } catch {
        // Built into the shell.
      }
    }
    if (script) writeFileSync(join(bin, 'java'), script, { mode: 0o755 })
    const path = process.env.PATH
    process.env.PATH = bin
    try {
      await expect(begin()).rejects.toThrow('DynamoDB Local needs Java 17 or newer')
    } finally {
      process.env.PATH = path
    }
  })
})

test('stop leaves nothing: no process, thread, timer or socket, also in the middle of work', async () => {
  const script = `
    import { start } from '${new URL('../../infra/local/runtime.ts', import.meta.url).href}'
    import { WebSocket } from '${import.meta.resolve('ws')}'
    const runtime = await start({ templatePath: '${templatePath}', log: () => {} })
    const socket = new WebSocket(runtime.socketUrl)
    await new Promise((resolve) => socket.on('open', resolve))
    const gone = new Promise((resolve) => socket.on('close', resolve))
    const handshaking = new WebSocket(runtime.socketUrl + '?wait')
    handshaking.on('error', () => {})
    const unanswered = fetch(runtime.apiUrl).then(() => 'answered', () => 'cut off')
    runtime.faults.set({ frames: { delay: 1, delayMs: 60_000 } })
    await runtime.stop()
    await gone
    await unanswered
    console.log(runtime.dynamoEndpoint)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [endpoint] = await once(child.stdout.setEncoding('utf8'), 'data')
  // Node ends by itself only when nothing is left to wait for.
  const [code] = await once(child, 'exit')
  expect([code, javaOn(String(endpoint).trim())]).toEqual([0, []])
})
