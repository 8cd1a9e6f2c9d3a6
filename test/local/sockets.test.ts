import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { callAws } from '../../infra/local/aws-json.ts'
import { type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { addSocketApi, callbackUrl, createStack, DYNAMO, socketUrl } from './stack-fixture.ts'

const CONNECT = `
const post = async (id) => (await fetch(process.env.CALLBACK + '/@connections/' + encodeURIComponent(id), { method: 'POST', body: 'early' })).status
export const handler = async (event) => {
  const query = event.queryStringParameters ?? {}
  if (query.refuse) return { statusCode: Number(query.refuse) }
  if (query.throw) throw new Error('on purpose')
  if (query.early) console.log('early post: ' + await post(event.requestContext.connectionId))
  if (query.protocol) return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': query.protocol } }
  return { statusCode: 200 }
}`
const MESSAGE = `
const call = (id, method, body) => fetch(process.env.CALLBACK + '/@connections/' + encodeURIComponent(id), { method, body })
export const handler = async (event) => {
  const id = event.requestContext.connectionId
  const message = JSON.parse(event.body)
  if (message.type === 'event') await call(id, 'POST', JSON.stringify({ event, env: process.env }))
  if (message.type === 'echo') await call(id, 'POST', message.text)
  if (message.type === 'get') await call(id, 'POST', await (await call(id, 'GET')).text())
  if (message.type === 'bye') await call(id, 'DELETE')
  if (message.type === 'throw') throw new Error('on purpose')
  if (message.type === 'post') await call(id, 'POST', String((await call(message.to, 'POST', message.text)).status))
}`
const ANSWER =
  'export const handler = async (event) => ({ statusCode: 200, body: "answer to " + event.requestContext.routeKey })'
const DISCONNECT = `${DYNAMO}
export const handler = async ({ requestContext: { connectionId, disconnectStatusCode, eventType } }) => {
  await dynamo('PutItem', { TableName: process.env.GONE, Item: { pk: { S: connectionId }, sk: { S: eventType }, code: { N: String(disconnectStatusCode) } } })
}`

const stack = createStack()
const printed: string[] = []
let runtime: LocalRuntime
const open = new Set<WebSocket>()

beforeAll(async () => {
  stack.table('Gone')
  stack.function('Connect', CONNECT, { env: { CALLBACK: callbackUrl } })
  stack.function('Message', MESSAGE, { env: { CALLBACK: callbackUrl, PUBLIC: socketUrl } })
  stack.function('Answer', ANSWER)
  stack.function('Disconnect', DISCONNECT, { env: { GONE: { Ref: 'Gone' } } })
  addSocketApi(stack, { RouteSettings: { limited: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.001 } } })
  stack.socketRoute('$connect', 'Connect')
  stack.socketRoute('$default', 'Message')
  stack.socketRoute('$disconnect', 'Disconnect')
  for (const key of ['ask', 'limited']) {
    stack.socketRoute(key, 'Answer', { RouteResponseSelectionExpression: '$default' })
  }
  runtime = await start({
    templatePath: stack.write(),
    limits: { socketIdleMs: 1500, socketLifetimeMs: 2500 },
    log: (line) => printed.push(line.message),
  })
})
afterEach(() => {
  for (const socket of open) socket.terminate()
  open.clear()
})
afterAll(async () => {
  await runtime?.stop()
  stack.remove()
})

const connect = async (query = '', protocols: string[] = []): Promise<WebSocket> => {
  const socket = new WebSocket(runtime.socketUrl + query, protocols)
  open.add(socket)
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('unexpected-response', (_, response) => reject(new Error(`refused with ${response.statusCode}`)))
    socket.on('error', reject)
  })
  return socket
}
const next = (socket: WebSocket): Promise<string> =>
  new Promise((resolve) => socket.once('message', (data) => resolve(String(data))))
const ask = (socket: WebSocket, message: unknown): Promise<string> => {
  const answer = next(socket)
  socket.send(JSON.stringify(message))
  return answer
}
const closed = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve))
const idOf = async (socket: WebSocket): Promise<string> =>
  JSON.parse(await ask(socket, { type: 'event' })).event.requestContext.connectionId

describe('$connect', () => {
  test('what it returns other than 2xx refuses the handshake with that status', async () => {
    await expect(connect('?refuse=401')).rejects.toThrow('refused with 401')
    await expect(connect('?refuse=403')).rejects.toThrow('refused with 403')
    await expect(connect('?throw=1')).rejects.toThrow('refused with 502')
  })
  test('another path than the stage’s is refused', async () => {
    const socket = new WebSocket(runtime.socketUrl.replace('/live', '/dead'))
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
    })
    expect(status).toBe(403)
  })
  test('it chooses the subprotocol', async () => {
    expect((await connect('?protocol=zhitong.v1', ['other', 'zhitong.v1'])).protocol).toBe('zhitong.v1')
  })
  test('nothing can be posted before it has returned: 410', async () => {
    await connect('?early=1')
    await expect.poll(() => printed).toContain('early post: 410')
  })
})

describe('messages', () => {
  test('the event of $default, and the local addresses of the API', async () => {
    const socket = await connect('?site=s1')
    const { event, env } = JSON.parse(await ask(socket, { type: 'event' }))
    expect(event).toMatchObject({
      body: '{"type":"event"}',
      isBase64Encoded: false,
      requestContext: {
        routeKey: '$default',
        eventType: 'MESSAGE',
        stage: 'live',
        identity: { sourceIp: '127.0.0.1' },
      },
    })
    expect(env.PUBLIC).toBe(runtime.socketUrl)
    expect(env.CALLBACK).toBe(runtime.socketUrl.replace('ws:', 'http:'))
  })
  test('the route is chosen by $request.body.type, and answers if it is set to', async () => {
    const socket = await connect()
    expect(await ask(socket, { type: 'ask' })).toBe('answer to ask')
    expect(await ask(socket, { type: 'echo', text: 'default' })).toBe('default')
  })
  test('over the route’s throttle a message is not handed on, and its sender told', async () => {
    const socket = await connect()
    expect(await ask(socket, { type: 'limited' })).toBe('answer to limited')
    expect(JSON.parse(await ask(socket, { type: 'limited' }))).toMatchObject({ message: 'Too Many Requests' })
  })
  test('a failing function is told as API Gateway tells it', async () => {
    const answer = JSON.parse(await ask(await connect(), { type: 'throw' }))
    expect(answer).toMatchObject({ message: 'Internal server error', connectionId: expect.any(String) })
  })
})

describe('@connections', () => {
  test('posts reach another socket, 200; one that is gone, 410', async () => {
    const [one, other] = [await connect(), await connect()]
    const to = await idOf(other)
    const heard = next(other)
    expect(await ask(one, { type: 'post', to, text: 'hello' })).toBe('200')
    expect(await heard).toBe('hello')
    const before = runtime.connections()
    other.close()
    await expect.poll(() => runtime.connections()).toBe(before - 1)
    expect(await ask(one, { type: 'post', to, text: 'hello' })).toBe('410')
    expect(await ask(one, { type: 'post', to: 'nobody=', text: 'hello' })).toBe('410')
  })
  test('more than 128 KB is 413', async () => {
    const socket = await connect()
    const url = `${runtime.socketUrl.replace('ws:', 'http:')}/@connections/${encodeURIComponent(await idOf(socket))}`
    const post = async (bytes: number) => (await fetch(url, { method: 'POST', body: 'x'.repeat(bytes) })).status
    expect(await post(128 * 1024 + 1)).toBe(413)
    const heard = next(socket)
    expect(await post(128 * 1024)).toBe(200)
    expect((await heard).length).toBe(128 * 1024)
  })
  test('GET tells of the connection, DELETE closes it', async () => {
    const socket = await connect()
    expect(JSON.parse(await ask(socket, { type: 'get' }))).toMatchObject({
      connectedAt: expect.any(String),
      identity: { sourceIp: '127.0.0.1' },
    })
    const code = closed(socket)
    socket.send(JSON.stringify({ type: 'bye' }))
    expect(await code).toBe(1000)
  })
  test('$disconnect is told of the end', async () => {
    const socket = await connect()
    const pk = { S: await idOf(socket) }
    socket.close(4001, 'enough')
    const gone = () =>
      callAws(runtime.dynamoEndpoint, 'DynamoDB_20120810.GetItem', {
        TableName: runtime.tables.Gone,
        Key: { pk, sk: { S: 'DISCONNECT' } },
      })
    await expect.poll(gone).toMatchObject({ Item: { code: { N: '4001' } } })
  })
})

describe('limits', () => {
  const big = (bytes: number) => JSON.stringify({ type: 'echo', text: '' }).replace('""', `"${'x'.repeat(bytes)}"`)
  test('a frame over 32 KB closes with 1009', async () => {
    const socket = await connect()
    const code = closed(socket)
    socket.send(big(33 * 1024))
    expect(await code).toBe(1009)
  })
  const inFrames = (socket: WebSocket, text: string): void => {
    for (let from = 0; from < text.length; from += 30_000) {
      socket.send(text.slice(from, from + 30_000), { fin: from + 30_000 >= text.length })
    }
  }
  test('a message of many frames may have 128 KB, and over that closes with 1009', async () => {
    const socket = await connect()
    const heard = next(socket)
    inFrames(socket, big(100 * 1024))
    expect((await heard).length).toBe(100 * 1024)
    const code = closed(socket)
    inFrames(socket, big(129 * 1024))
    expect(await code).toBe(1009)
  })
  test('an idle socket is closed with 1001, one that talks lives until its lifetime ends', async () => {
    const [quiet, busy] = [await connect(), await connect()]
    const talk = setInterval(() => busy.send(JSON.stringify({ type: 'echo', text: 'still here' })), 300)
    const order: string[] = []
    const codes = await Promise.all([
      closed(quiet).then((code) => order.push('quiet') && code),
      closed(busy).then((code) => order.push('busy') && code),
    ])
    clearInterval(talk)
    expect([codes, order]).toEqual([
      [1001, 1001],
      ['quiet', 'busy'],
    ])
  })
})
