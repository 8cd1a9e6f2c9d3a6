import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { patience } from '../support/patience.ts'
import { addHttpApi, createStack, type StackFixture, socketUrl } from './stack-fixture.ts'

const HTTP = `
import { setTimeout as sleep } from 'node:timers/promises'
let calls = 0
export const handler = async ({ rawPath, rawQueryString, headers }) => {
  calls++
  await sleep(50)
  const control = {
    '/api/head': 's-maxage=1, max-age=0',
    '/api/mine': 'private, no-store',
    '/api/log': 'public, max-age=31536000, immutable',
  }[rawPath]
  const missing = rawPath === '/api/missing'
  return {
    statusCode: missing ? 404 : 200,
    headers: { 'content-type': 'application/json', ...(control ? { 'cache-control': control } : {}) },
    body: JSON.stringify({ calls, rawPath, rawQueryString, headers }),
  }
}`
const FALLBACK = `function handler(event) {
  var request = event.request
  if (request.uri === '/gone') return { statusCode: 301, headers: { location: { value: '/' } } }
  if (request.uri.startsWith('/console') && !request.uri.includes('.')) request.uri = '/console/index.html'
  return request
}`

const SOURCES = {
  'index.html': '<h1>首页</h1>',
  'embed.js': 'export {}',
  'console/index.html': 'console at <<marker:0xbaba:0>>',
  'assets/app-1234.js': 'app',
}

const addSite = (stack: StackFixture): void => {
  addHttpApi(stack)
  stack.function('Http', HTTP)
  stack.httpRoute('Default', '$default', 'Http')
  stack.add('SocketApi', 'AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' })
  stack.add('SocketStage', 'AWS::ApiGatewayV2::Stage', { ApiId: { Ref: 'SocketApi' }, StageName: 'live' })
  stack.add('Site', 'AWS::S3::Bucket')
  const deployment = {
    ServiceToken: 'arn:of-the-uploader',
    DestinationBucketName: { Ref: 'Site' },
    SourceBucketNames: ['assets'],
    SourceObjectKeys: [stack.folder(SOURCES)],
    SourceMarkers: [{ '<<marker:0xbaba:0>>': socketUrl }],
  }
  stack.add('Hashed', 'Custom::CDKBucketDeployment', {
    ...deployment,
    Exclude: ['*'],
    Include: ['assets/*'],
    SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
  })
  stack.add('Entries', 'Custom::CDKBucketDeployment', {
    ...deployment,
    Exclude: ['assets/*'],
    SystemMetadata: { 'cache-control': 'public, max-age=60' },
  })
}

const addDistribution = (stack: StackFixture): void => {
  stack.add('Cache', 'AWS::CloudFront::CachePolicy', {
    CachePolicyConfig: {
      Name: 'api',
      ...{ MinTTL: 0, DefaultTTL: 0, MaxTTL: 31_536_000 },
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Origin', 'Authorization'] },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        CookiesConfig: { CookieBehavior: 'none' },
      },
    },
  })
  stack.add('Headers', 'AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      Name: 'files',
      CorsConfig: {
        AccessControlAllowCredentials: false,
        AccessControlAllowHeaders: { Items: ['*'] },
        AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
        AccessControlAllowOrigins: { Items: ['*'] },
        OriginOverride: true,
      },
      CustomHeadersConfig: { Items: [{ Header: 'X-Own', Value: 'yes', Override: true }] },
      SecurityHeadersConfig: { ContentTypeOptions: { Override: true } },
    },
  })
  stack.add('Fallback', 'AWS::CloudFront::Function', { FunctionCode: FALLBACK, AutoPublish: true, Name: 'f' })
  const api = {
    TargetOriginId: 'api',
    CachePolicyId: { Ref: 'Cache' },
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
  }
  stack.add('Distribution', 'AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Enabled: true,
      DefaultRootObject: 'index.html',
      Origins: [
        { Id: 'files', DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] }, S3OriginConfig: {} },
        {
          Id: 'api',
          DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['HttpApi', 'ApiEndpoint'] }] }] },
        },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: 'files',
        CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
        ResponseHeadersPolicyId: { Ref: 'Headers' },
        FunctionAssociations: [
          { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Fallback', 'FunctionARN'] } },
        ],
      },
      CacheBehaviors: [
        { PathPattern: '/api/bare/*', ...api },
        { PathPattern: '/api/*', ...api, OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac' },
      ],
    },
  })
}

const stack = createStack()
let runtime: LocalRuntime
beforeAll(async () => {
  addSite(stack)
  addDistribution(stack)
  runtime = await start({ templatePath: stack.write() })
})
afterAll(async () => {
  await runtime?.stop()
  stack.remove()
})

const get = (path: string, init?: RequestInit) => fetch(runtime.platformUrl + path, { redirect: 'manual', ...init })
const json = async (response: Response) => JSON.parse(await response.text())

describe('files', () => {
  test.each([
    ['/', 'text/html', 'public, max-age=60', '<h1>首页</h1>'],
    ['/embed.js', 'text/javascript', 'public, max-age=60', 'export {}'],
    ['/assets/app-1234.js', 'text/javascript', 'public, max-age=31536000, immutable', 'app'],
  ])('%s with the deployment’s headers', async (path, type, control, text) => {
    const response = await get(path)
    expect([response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([type, control])
    expect(await response.text()).toBe(text)
  })
  test('markers in files become local addresses', async () => {
    expect(await (await get('/console/index.html')).text()).toBe(`console at ${runtime.socketUrl}`)
  })
  test('the edge function rewrites and redirects', async () => {
    expect(await (await get('/console/interviews/i1')).text()).toMatch(/^console at/)
    const gone = await get('/gone')
    expect([gone.status, gone.headers.get('location')]).toEqual([301, '/'])
  })
  test('what is not there is 403, as of a private bucket', async () => {
    expect((await get('/nothing.js')).status).toBe(403)
  })
  test('only allowed methods pass', async () => {
    expect((await get('/embed.js', { method: 'POST' })).status).toBe(403)
  })
  test('the response headers policy: CORS only for those who name their origin', async () => {
    const plain = await get('/embed.js')
    const cross = await get('/embed.js', { headers: { origin: 'https://town.gov.cn' } })
    expect(plain.headers.get('access-control-allow-origin')).toBe(null)
    expect(cross.headers.get('access-control-allow-origin')).toBe('*')
    expect([cross.headers.get('x-own'), cross.headers.get('x-content-type-options')]).toEqual(['yes', 'nosniff'])
  })
  test('a known ETag is answered 304, HEAD without a body', async () => {
    const first = await get('/embed.js')
    const etag = first.headers.get('etag') ?? ''
    expect((await get('/embed.js', { headers: { 'if-none-match': etag } })).status).toBe(304)
    const head = await get('/embed.js', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '9', ''])
  })
})

describe('the shared cache', () => {
  test('a crowd that polls the head costs the origin one request, until it is a second old', async () => {
    const crowd = await Promise.all(Array.from({ length: 50 }, () => get('/api/head')))
    const [first, ...others] = await Promise.all(crowd.map(json))
    expect(others.every(({ calls }) => calls === first.calls)).toBe(true)
    await expect
      .poll(async () => (await json(await get('/api/head'))).calls, { timeout: patience(5_000) })
      .toBe(first.calls + 1)
  })
  test('what is immutable stays; the query and the listed headers are part of the key', async () => {
    const log = async (query: string, headers = {}) => (await json(await get(`/api/log${query}`, { headers }))).calls
    const first = await log('?from=1')
    expect(await log('?from=1')).toBe(first)
    expect((await get('/api/log?from=1')).headers.get('x-cache')).toBe('Hit from cloudfront')
    const others = [await log('?from=2'), await log('?from=1', { origin: 'https://a' })]
    expect(new Set([first, ...others]).size).toBe(3)
  })
  test.each(['/api/mine', '/api/plain'])('%s is never shared', async (path) => {
    expect((await json(await get(path))).calls).not.toBe((await json(await get(path))).calls)
  })
  test('writes go through', async () => {
    const post = async () => (await json(await get('/api/log', { method: 'POST', body: 'x' }))).calls
    expect(await post()).not.toBe(await post())
  })
  test('an error is kept for ten seconds, as CloudFront does unless told otherwise', async () => {
    const first = (await json(await get('/api/missing'))).calls
    const again = await get('/api/missing')
    expect([again.status, (await json(again)).calls]).toEqual([404, first])
  })
})

test('the origin gets only what the policies pass on', async () => {
  const headers = { authorization: 'Bearer t', 'x-own': 'y', cookie: 'c=1' }
  const all = (await json(await get('/api/all?q=1', { headers }))).headers
  expect(all).toMatchObject({ authorization: 'Bearer t', 'x-own': 'y', cookie: 'c=1' })
  const bare = await json(await get('/api/bare/x?q=1', { headers }))
  expect(bare.headers).toMatchObject({ authorization: 'Bearer t', 'user-agent': 'Amazon CloudFront' })
  expect(bare.headers['x-own'] ?? bare.headers.cookie).toBeUndefined()
  expect(bare.rawQueryString).toBe('q=1')
})

test('a stack without a distribution serves the site’s files first, then the API', async () => {
  const own = createStack()
  addSite(own)
  const bare = await start({ templatePath: own.write() })
  try {
    expect(await (await fetch(bare.platformUrl)).text()).toBe('<h1>首页</h1>')
    expect((await json(await fetch(`${bare.platformUrl}/api/x`))).rawPath).toBe('/api/x')
  } finally {
    await bare.stop()
    own.remove()
  }
})
