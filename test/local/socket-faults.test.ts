import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { addSocketApi, createStack } from './stack-fixture.ts'

const CONNECT = 'export const handler = async ({ requestContext }) => { console.log(requestContext.connectionId) }'
const NUMBERS = Array.from({ length: 20 }, (_, index) => String(index))

const stack = createStack()
const ids: string[] = []
const received: string[] = []
let runtime: LocalRuntime
let client: WebSocket

beforeAll(async () => {
  addSocketApi(stack)
  stack.function('Connect', CONNECT)
  stack.socketRoute('$connect', 'Connect')
  runtime = await start({
    templatePath: stack.write(),
    log: ({ source, message }) => source === 'Connect' && ids.push(message),
  })
  client = new WebSocket(runtime.socketUrl)
  client.on('message', (data) => received.push(String(data)))
  await once(client, 'open')
  await vi.waitUntil(() => ids.length === 1)
})
afterEach(() => {
  runtime.faults.clear()
  received.length = 0
})
afterAll(async () => {
  await runtime?.stop()
  stack.remove()
})

const post = async (id: string, body: string, signal?: AbortSignal) => {
  const url = `${runtime.socketUrl.replace('ws:', 'http:')}/@connections/${encodeURIComponent(id)}`
  return (await fetch(url, { method: 'POST', body, ...(signal ? { signal } : {}) })).status
}
const postAll = async () => {
  for (const number of NUMBERS) expect(await post(ids[0] ?? '', number)).toBe(200)
  await runtime.idle()
}

test('without faults every frame arrives once, in order', async () => {
  await postAll()
  await expect.poll(() => received).toEqual(NUMBERS)
})

test('dropped frames do not arrive, repeated ones twice', async () => {
  runtime.faults.set({ frames: { drop: 1 } })
  await postAll()
  runtime.faults.set({ frames: { repeat: 1 } })
  await postAll()
  await expect.poll(() => received).toEqual(NUMBERS.flatMap((one) => [one, one]))
})

test('delayed frames hold up those behind them; idle waits for them', async () => {
  runtime.faults.set({ frames: { delay: 0.5, delayMs: 30 } })
  await postAll()
  await expect.poll(() => received).toEqual(NUMBERS)
})

test('reordered frames are overtaken', async () => {
  runtime.faults.set({ frames: { reorder: 0.5, delayMs: 50 } })
  await postAll()
  await expect.poll(() => received.toSorted()).toEqual(NUMBERS.toSorted())
  expect(received).not.toEqual(NUMBERS)
})

test('the same seed makes the same faults', async () => {
  const seeded = () => {
    let state = 42
    return () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
  }
  const run = async () => {
    received.length = 0
    runtime.faults.set({ frames: { drop: 0.4, repeat: 0.3 } }, seeded())
    await postAll()
    runtime.faults.clear()
    await post(ids[0] ?? '', 'end')
    await expect.poll(() => received.at(-1)).toBe('end')
    return received.slice()
  }
  const [first, second] = [await run(), await run()]
  expect(second).toEqual(first)
  expect(first).not.toEqual([...NUMBERS, 'end'])
})

test.each([410, 429, 500] as const)('a share of the posts is answered %i', async (status) => {
  runtime.faults.set({ posts: { share: 1, status } })
  expect(await post(ids[0] ?? '', 'x')).toBe(status)
})

test('a connection that hangs takes the post and never answers, others do, until the faults are cleared', async () => {
  runtime.faults.set({ hang: 1 })
  await expect(post(ids[0] ?? '', 'x', AbortSignal.timeout(200))).rejects.toThrow(/timeout/)
  expect(await post('another=', 'x')).toBe(410)
  runtime.faults.clear()
  expect(await post(ids[0] ?? '', 'x')).toBe(200)
})

test('handshakes are refused', async () => {
  runtime.faults.set({ refuse: 1 })
  const refused = new WebSocket(runtime.socketUrl)
  refused.on('error', () => {})
  const [, response] = await once(refused, 'unexpected-response')
  expect(response.statusCode).toBe(429)
})

test('all sockets are cut without a word', async () => {
  const cut = once(client, 'close')
  runtime.faults.cutSockets()
  expect((await cut)[0]).toBe(1006)
  await expect.poll(() => runtime.connections()).toBe(0)
})
