import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogLine } from '../../infra/local/log.ts'
import { listen } from '../../infra/local/ports.ts'
import { type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { addHttpApi, createStack } from './stack-fixture.ts'

/** Its path says what to do. */
const HTTP = `
import { setTimeout as sleep } from 'node:timers/promises'
let calls = 0
export const handler = async (event, context) => {
  calls++
  const path = event.rawPath
  if (path === '/echo' || path.startsWith('/api/')) return { statusCode: 200, body: JSON.stringify({ event, context }) }
  if (path === '/text') return 'just text'
  if (path === '/object') return { anything: 1 }
  if (path === '/bytes') return { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: 'AAECAw==', isBase64Encoded: true }
  if (path === '/cookies') return { statusCode: 204, cookies: ['a=1', 'b=2; Path=/'] }
  if (path === '/malformed') return { statusCode: 'many' }
  if (path === '/throw') throw new TypeError('broken on purpose')
  if (path === '/sleep') { await sleep(5000); return {} }
  if (path === '/env') return { statusCode: 200, body: JSON.stringify(process.env) }
  if (path === '/log') { console.log(JSON.stringify({ level: 'warn', message: 'structured', questionId: 'q1' })); console.error('plain'); return {} }
  if (path === '/unsupported') {
    const response = await fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', headers: { 'x-amz-target': 'Kinesis.PutRecord' } })
    return { statusCode: 200, body: await response.text() }
  }
  if (path === '/secret') {
    const response = await fetch(process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER, {
      method: 'POST', headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' }, body: JSON.stringify({ SecretId: process.env.SECRET }),
    })
    return { statusCode: 200, body: await response.text() }
  }
  return { statusCode: 404, body: 'no such thing' }
}`
const SLOW = `
let calls = 0
export const handler = async ({ rawQueryString }) => {
  calls++
  return rawQueryString === 'stuck' ? new Promise(() => {}) : { calls }
}`

const ISSUER = 'https://identity.example.gov.cn'

const stack = createStack()
const lines: LogLine[] = []
let runtime: LocalRuntime
let sign: (claims: Record<string, unknown>, options?: { issuer?: string; expires?: string }) => Promise<string>
const identity = createServer()

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const issuer = `http://127.0.0.1:${await listen(identity, '127.0.0.1')}/oidc`
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }
  identity.on('request', (request, response) => {
    const discovery = { issuer, jwks_uri: `${issuer}/jwks` }
    response.end(JSON.stringify(request.url === '/oidc/jwks' ? { keys: [jwk] } : discovery))
  })
  sign = (claims, options = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(options.issuer ?? issuer)
      .setExpirationTime(options.expires ?? '5 minutes')
      .sign(privateKey)

  stack.add('Signing', 'AWS::SecretsManager::Secret', {
    GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
  })
  stack.function('Http', HTTP, {
    env: {
      STAGE: 'local',
      SECRET: { Ref: 'Signing' },
      OIDC_ISSUER: ISSUER,
      API: { 'Fn::GetAtt': ['HttpApi', 'ApiEndpoint'] },
    },
  })
  stack.function('Slow', SLOW, { timeout: 1 })
  addHttpApi(stack, { RouteSettings: { 'GET /limited': { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 0.001 } } })
  stack.add('Staff', 'AWS::ApiGatewayV2::Authorizer', {
    ApiId: { Ref: 'HttpApi' },
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: ISSUER, Audience: ['console'] },
    Name: 'Staff',
  })
  const secured = { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Staff' } }
  stack.httpRoute('Default', '$default', 'Http')
  stack.httpRoute('Limited', 'GET /limited', 'Http')
  stack.httpRoute('Timeout', 'GET /timeout', 'Slow')
  stack.httpRoute('StaffRoute', 'ANY /api/staff/{proxy+}', 'Http', secured)
  stack.httpRoute('Scoped', 'GET /api/staff/scoped', 'Http', { ...secured, AuthorizationScopes: ['admin'] })
  runtime = await start({
    templatePath: stack.write(),
    jwtIssuers: { [ISSUER]: issuer },
    limits: { integrationMs: 1500 },
    log: (line) => lines.push(line),
  })
})
afterAll(async () => {
  await runtime?.stop()
  identity.close()
  stack.remove()
})

const get = (path: string, init?: RequestInit) => fetch(runtime.apiUrl + path, init)
const json = async (response: Response) => JSON.parse(await response.text())

describe('events', () => {
  test('payload format 2.0', async () => {
    const response = await get('/echo?a=1&a=2&b=%E4%B8%AD', {
      method: 'POST',
      headers: { 'X-Mixed': 'Case', cookie: 'x=1; y=2', 'content-type': 'application/json', 'user-agent': 'test' },
      body: '{"中":"文"}',
    })
    const { event, context } = await json(response)
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/echo',
      rawQueryString: 'a=1&a=2&b=%E4%B8%AD',
      queryStringParameters: { a: '1,2', b: '中' },
      cookies: ['x=1', 'y=2'],
      headers: { 'x-mixed': 'Case', 'content-type': 'application/json' },
      body: '{"中":"文"}',
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        http: { method: 'POST', path: '/echo', sourceIp: '127.0.0.1', userAgent: 'test' },
      },
    })
    expect(context).toMatchObject({ functionName: 'Http', memoryLimitInMB: '128' })
  })
  test('a body that is no text comes in base64', async () => {
    const body = new Uint8Array([0, 1, 255])
    const response = await get('/echo', { method: 'POST', headers: { 'content-type': 'image/png' }, body })
    expect((await json(response)).event).toMatchObject({ body: 'AAH/', isBase64Encoded: true })
  })
  test('a body over 10 MB is refused with 413', async () => {
    const response = await get('/echo', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })
    expect(response.status).toBe(413)
  })
})

describe('answers', () => {
  test('text and plain objects become 200', async () => {
    expect(await (await get('/text')).text()).toBe('just text')
    const object = await get('/object')
    expect([object.status, object.headers.get('content-type'), await json(object)]).toEqual([
      200,
      'application/json',
      { anything: 1 },
    ])
  })
  test('base64 is decoded, cookies are set', async () => {
    const bytes = await get('/bytes')
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(Buffer.from([0, 1, 2, 3]))
    expect(bytes.headers.get('content-type')).toBe('image/png')
    const cookies = await get('/cookies')
    expect([cookies.status, cookies.headers.getSetCookie()]).toEqual([204, ['a=1', 'b=2; Path=/']])
  })
  test('what a function throws or malforms is 500, and is logged with its name', async () => {
    expect([(await get('/throw')).status, (await get('/malformed')).status]).toEqual([500, 500])
    await expect
      .poll(() => lines.find((line) => line.message.includes('broken on purpose')))
      .toMatchObject({
        source: 'Http',
        level: 'error',
      })
  })
  test('later than the integration’s limit is 503', async () => {
    const response = await get('/sleep')
    expect([response.status, await json(response)]).toEqual([503, { message: 'Service Unavailable' }])
  })
  test('later than the function’s own limit is 500, and the next call finds a new thread', async () => {
    expect((await get('/timeout?stuck')).status).toBe(500)
    expect(lines.some((line) => line.message.includes('Slow timed out after 1 seconds'))).toBe(true)
    expect(await json(await get('/timeout'))).toEqual({ calls: 1 })
  })
  test('over the route’s throttle is 429', async () => {
    const statuses = await Promise.all([1, 2, 3, 4].map(async () => (await get('/limited')).status))
    expect(statuses.toSorted()).toEqual([404, 404, 429, 429])
  })
})

describe('the JWT authorizer', () => {
  const staff = async (token: string | undefined, path = '/api/staff/me') => {
    const response = await get(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
    return { status: response.status, body: await json(response) }
  }
  test('claims reach the function as text, lists as Go prints them', async () => {
    const { status, body } = await staff(
      await sign({ aud: 'console', sub: 'u1', level: 3, groups: ['a', 'b'], nested: { k: true } }),
    )
    expect(status).toBe(200)
    expect(body.event.requestContext.authorizer.jwt.claims).toMatchObject({
      sub: 'u1',
      level: '3',
      groups: '[a b]',
      nested: 'map[k:true]',
    })
    expect(body.event.pathParameters).toEqual({ proxy: 'me' })
  })
  test('client_id stands in for a missing audience', async () => {
    expect((await staff(await sign({ client_id: 'console' }))).status).toBe(200)
  })
  test.each<[string, () => Promise<string | undefined> | string | undefined]>([
    ['no token', () => undefined],
    ['no token at all', () => 'nonsense'],
    ['another audience', () => sign({ aud: 'other', client_id: 'console' })],
    ['another issuer', () => sign({ aud: 'console' }, { issuer: 'https://elsewhere' })],
    ['an expired one', () => sign({ aud: 'console' }, { expires: '5 minutes ago' })],
    [
      'another key',
      async () => {
        const { privateKey } = await generateKeyPair('RS256')
        return new SignJWT({ aud: 'console' }).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey)
      },
    ],
  ])('401 for %s', async (_, token) => {
    expect(await staff(await token())).toEqual({ status: 401, body: { message: 'Unauthorized' } })
  })
  test('403 without the scope that the route wants', async () => {
    expect((await staff(await sign({ aud: 'console', scope: 'read' }), '/api/staff/scoped')).status).toBe(403)
    expect((await staff(await sign({ aud: 'console', scope: 'read admin' }), '/api/staff/scoped')).status).toBe(200)
  })
})

describe('a function’s surroundings', () => {
  test('its environment is the template’s, with local addresses, and what Lambda sets: nothing of this process', async () => {
    process.env.LEAKED_FROM_PARENT = 'yes'
    const env = await json(await get('/env'))
    const lambda = Object.keys(env).filter((name) => name.startsWith('AWS_'))
    expect(
      Object.keys(env)
        .filter((name) => !lambda.includes(name))
        .toSorted(),
      // How slow this machine is, as whoever starts it says.
    ).toEqual(['API', 'CALL_SLOWNESS', 'OIDC_ISSUER', 'SECRET', 'STAGE'])
    expect(env).toMatchObject({ STAGE: 'local', API: runtime.apiUrl, AWS_LAMBDA_FUNCTION_NAME: 'Http' })
    expect(env.OIDC_ISSUER).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oidc$/)
  })
  test('a generated secret is served by its ARN', async () => {
    const secret = await json(await get('/secret'))
    expect(secret.SecretString).toMatch(/^[A-Za-z0-9]{64}$/)
    expect((await json(await get('/secret'))).SecretString).toBe(secret.SecretString)
  })
  test('a service that is not local is refused by name, and never asked in the cloud', async () => {
    expect(await (await get('/unsupported')).text()).toContain('Kinesis.PutRecord is not available')
  })
  test('what it prints becomes log lines, structured ones with their fields', async () => {
    await get('/log')
    await expect
      .poll(() => lines.find((line) => line.message === 'structured'))
      .toMatchObject({
        source: 'Http',
        level: 'warn',
        fields: { questionId: 'q1' },
      })
    await expect.poll(() => lines.find((line) => line.message === 'plain')).toMatchObject({ level: 'error' })
  })
})
