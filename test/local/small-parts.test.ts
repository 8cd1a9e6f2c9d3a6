import { createServer } from 'node:http'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ApiRoute } from '../../infra/local/apis.ts'
import { nextRun } from '../../infra/local/cron.ts'
import { createApi } from '../../infra/local/demo/api.ts'
import { timeToLive } from '../../infra/local/edge-cache.ts'
import { keepQuery } from '../../infra/local/edge-policies.ts'
import { watchFrames } from '../../infra/local/frame-limit.ts'
import { listen } from '../../infra/local/ports.ts'
import { matchRoute } from '../../infra/local/routes.ts'
import { tokenBucket } from '../../infra/local/throttle.ts'

describe('routes: the most specific one', () => {
  const target = { name: '', arn: '', invoke: async () => undefined }
  const keys = [
    '$default',
    'ANY /api/staff/{proxy+}',
    'OPTIONS /api/staff/{proxy+}',
    'GET /api/{kind}/{id}',
    'GET /api/staff/me',
    'POST /api/join',
  ]
  const routes = keys.map(
    (key): ApiRoute => ({ key, target, timeoutMs: 1, authorizer: undefined, scopes: [], answers: false }),
  )
  test.each([
    ['GET', '/', '$default'],
    ['GET', '/api/staff/x/y', 'ANY /api/staff/{proxy+}'],
    ['OPTIONS', '/api/staff/x', 'OPTIONS /api/staff/{proxy+}'],
    ['GET', '/api/staff/me', 'GET /api/staff/me'],
    ['POST', '/api/staff/me', 'ANY /api/staff/{proxy+}'],
    ['GET', '/api/staff/', '$default'],
    ['GET', '/api/a/b', 'GET /api/{kind}/{id}'],
    ['GET', '/api/a', '$default'],
    ['GET', '/api/join', '$default'],
    ['POST', '/api/join', 'POST /api/join'],
  ])('%s %s → %s', (method, path, key) => {
    expect(matchRoute(routes, method, path)?.route.key).toBe(key)
  })
  test('path parameters', () => {
    expect(matchRoute(routes, 'GET', '/api/a/b')?.parameters).toEqual({ kind: 'a', id: 'b' })
    expect(matchRoute(routes, 'PUT', '/api/staff/x/y')?.parameters).toEqual({ proxy: 'x/y' })
  })
})

describe('schedules', () => {
  const at = (text: string) => Date.parse(text)
  test.each([
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z'],
    ['rate(1 hour)', '2026-01-01T00:30:00Z', '2026-01-01T01:30:00Z'],
    ['cron(5 * * * ? *)', '2026-01-01T00:05:00Z', '2026-01-01T01:05:00Z'],
    ['cron(0 18 ? * MON-FRI *)', '2026-01-02T18:00:00Z', '2026-01-05T18:00:00Z'],
    ['cron(0/15 9 1,15 MAR ? 2027)', '2026-01-01T00:00:00Z', '2027-03-01T09:00:00Z'],
  ])('%s after %s is %s', (expression, now, next) => {
    expect(new Date(nextRun(expression)(at(now))).toISOString()).toBe(new Date(next).toISOString())
  })
  test.each(['every day', 'cron(1 2 3)', 'cron(61 * * * ? *)', 'cron(0 0 L * ? *)'])('%s is refused', (expression) => {
    expect(() => nextRun(expression)).toThrow(/not a (schedule|cron value)/)
  })
})

test('a token bucket lets its burst through and no more', () => {
  const take = tokenBucket({ ThrottlingBurstLimit: 3, ThrottlingRateLimit: 0.001 })
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
})

describe('frames', () => {
  /** A client's frame: final, text, masked. */
  const frame = (bytes: number): Buffer => {
    const length =
      bytes < 126
        ? Buffer.from([0x80 | bytes])
        : bytes < 65_536
          ? Buffer.from([0x80 | 126, bytes >> 8, bytes & 255])
          : Buffer.from([0x80 | 127, 0, 0, 0, 0, bytes >>> 24, (bytes >> 16) & 255, (bytes >> 8) & 255, bytes & 255])
    return Buffer.concat([Buffer.from([0x81]), length, Buffer.alloc(4), Buffer.alloc(bytes)])
  }

  test('a frame over the limit is seen, however the network cuts the bytes', () => {
    const sizes = fc.array(fc.oneof(fc.nat(300), fc.nat(70_000)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(sizes, fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }), (frames, cuts) => {
        const socket = new PassThrough()
        let seen = 0
        watchFrames(socket, 1000, () => seen++)
        const bytes = Buffer.concat(frames.map(frame))
        for (let from = 0, cut = 0; from < bytes.length; cut++) {
          const size = cuts[cut % cuts.length] ?? 1
          socket.emit('data', bytes.subarray(from, from + size))
          from += size
        }
        expect(seen).toBe(frames.some((size) => size > 1000) ? 1 : 0)
      }),
      { numRuns: 50 },
    )
  })
})

describe('how long the edge keeps an answer, in seconds', () => {
  const rules = { minSeconds: 0, defaultSeconds: 0, maxSeconds: 3600, keyHeaders: [], keysQuery: () => true }
  const keep = (status: number, control?: string, own = rules) =>
    timeToLive(
      { status, headers: control === undefined ? {} : { 'cache-control': control }, body: Buffer.alloc(0) },
      own,
      10,
    )
  test.each([
    [200, 's-maxage=1, max-age=0', 1],
    [200, 'public, max-age=60', 60],
    [200, 'max-age=31536000, immutable', 3600],
    [200, 'no-store', 0],
    [200, 'private, max-age=60', 0],
    [200, undefined, 0],
    [404, undefined, 10],
    [404, 'no-store', 0],
    [403, undefined, 0],
    [403, 'max-age=20', 20],
    [500, undefined, 10],
  ])('%s with %s: %s', (status, control, seconds) => expect(keep(status, control)).toBe(seconds))
  test('a minimum holds even against no-store, as CloudFront has it', () => {
    expect(keep(200, 'no-store', { ...rules, minSeconds: 5 })).toBe(5)
  })
})

describe('the demo', () => {
  test('[D2] sends the same again where a busy machine let a function run out of its time', async () => {
    const seen: string[] = []
    const server = createServer(async (request, reply) => {
      seen.push((await Array.fromAsync(request)).join(''))
      const isThere = seen.length > 2
      reply.writeHead(isThere ? 200 : 500, { 'content-type': 'application/json' })
      reply.end(
        JSON.stringify(isThere ? { participantId: 'participant-1', token: 't' } : { message: 'Internal Server Error' }),
      )
    })
    try {
      const port = await listen(server, '127.0.0.1')
      const api = createApi(`http://127.0.0.1:${port}`, 'http://127.0.0.1')
      expect(await api('participant.create', { params: { activityId: 'activity-1' } })).toMatchObject({ token: 't' })
      expect(new Set(seen).size).toBe(1)
      expect(seen).toHaveLength(3)
    } finally {
      server.close()
    }
  })
})

test('[Y4] a query keeps what it says under the names that pass, in its own order and writing', () => {
  const passes = (name: string) => ['after', 'q', '名'].includes(name)
  expect(keepQuery('q=a%20b&x=1&after=&q=2', passes)).toBe('q=a%20b&after=&q=2')
  expect(keepQuery('%E5%90%8D=1&%61fter=2&X', passes)).toBe('%E5%90%8D=1&%61fter=2')
  expect(keepQuery('', passes)).toBe('')
})
