import * as v from 'valibot'
import type { LocalBucket } from './bucket.ts'
import { type Deployment, ignored } from './deployment.ts'
import { type Cached, createEdgeCache, ERROR_SECONDS, timeToLive } from './edge-cache.ts'
import { readEdgeFunctions } from './edge-function.ts'
import { type EdgePolicies, keepQuery, type ResponseHeaders, readEdgePolicies } from './edge-policies.ts'
import { decodePath, type HttpHandler, type HttpRequest, type HttpResponse, json } from './http-message.ts'
import { LocalError } from './local-error.ts'

const behaviour = {
  TargetOriginId: v.string(),
  CachePolicyId: v.string(),
  OriginRequestPolicyId: v.optional(v.string()),
  ResponseHeadersPolicyId: v.optional(v.string()),
  AllowedMethods: v.optional(v.array(v.string()), ['GET', 'HEAD']),
  FunctionAssociations: v.optional(
    v.array(
      v.object({ EventType: v.literal('viewer-request', 'only viewer-request runs here'), FunctionARN: v.string() }),
    ),
    [],
  ),
  // Nothing is compressed here, and loopback has no TLS.
  ...ignored('CachedMethods', 'Compress', 'ViewerProtocolPolicy'),
}

const Distribution = v.strictObject({
  DistributionConfig: v.strictObject({
    DefaultCacheBehavior: v.strictObject(behaviour),
    CacheBehaviors: v.optional(v.array(v.strictObject({ PathPattern: v.string(), ...behaviour })), []),
    CustomErrorResponses: v.optional(
      v.array(
        v.object({
          ErrorCode: v.number(),
          ErrorCachingMinTTL: v.optional(v.number(), ERROR_SECONDS),
          ResponseCode: v.optional(v.number()),
          ResponsePagePath: v.optional(v.string()),
        }),
      ),
      [],
    ),
    DefaultRootObject: v.optional(v.string()),
    Origins: v.array(
      v.strictObject({
        Id: v.string(),
        DomainName: v.string(),
        OriginPath: v.optional(v.string(), ''),
        ...ignored('ConnectionAttempts', 'ConnectionTimeout', 'CustomOriginConfig', 'OriginAccessControlId'),
        OriginCustomHeaders: v.optional(
          v.array(v.strictObject({ HeaderName: v.string(), HeaderValue: v.string() })),
          [],
        ),
        ...ignored('OriginShield', 'S3OriginConfig'),
      }),
    ),
    ...ignored('Aliases', 'Comment', 'Enabled', 'HttpVersion', 'IPV6Enabled', 'Logging', 'PriceClass', 'Restrictions'),
    ...ignored('ViewerCertificate', 'WebACLId'),
  }),
  ...ignored('Tags'),
})

type Config = v.InferOutput<typeof Distribution>['DistributionConfig']
type Behaviour = Config['DefaultCacheBehavior']

interface Origins {
  buckets: LocalBucket[]
  /** The HTTP API, under its cloud name. */
  api: { domainName: string; handle: HttpHandler } | undefined
  /** A text with its references to secrets resolved. */
  reveal(text: string): string
}

/** Without any policy CloudFront still sends what describes the body. */
const ALWAYS_FORWARDED = new Set(['content-type', 'content-encoding'])

const originOf = (config: Config, { TargetOriginId }: Behaviour, { buckets, api, reveal }: Origins): HttpHandler => {
  const origin = config.Origins.find(({ Id }) => Id === TargetOriginId)
  const bucket = buckets.find(({ domainName }) => domainName === origin?.DomainName)
  if (origin && bucket) {
    return async ({ path }) => bucket.get(decodePath(`${origin.OriginPath}${path}`.slice(1)))
  }
  if (origin && api && api.domainName === origin.DomainName) {
    // Whatever a viewer sends under such a name is replaced.
    const own = Object.fromEntries(
      origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), reveal(HeaderValue)]),
    )
    return (request) =>
      api.handle({ ...request, path: `${origin.OriginPath}${request.path}`, headers: { ...request.headers, ...own } })
  }
  throw new LocalError(`the distribution’s origin ${origin?.DomainName ?? TargetOriginId} is not part of the template`)
}

const pathPattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.startsWith('/') ? '' : '/'}${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  )

const withPolicy = (response: HttpResponse, policy: ResponseHeaders, origin: string | undefined): HttpResponse => {
  const headers = { ...response.headers }
  for (const name of policy.remove) delete headers[name]
  const apply = (set: ResponseHeaders['set']): void => {
    for (const { name, value, override } of set) if (override || !(name in headers)) headers[name] = value
  }
  apply(policy.set)
  const { cors, corsOrigins = [] } = policy
  if (cors && origin !== undefined && (corsOrigins.includes('*') || corsOrigins.includes(origin))) {
    const value = corsOrigins.includes('*') ? '*' : origin
    apply([{ name: 'access-control-allow-origin', value, override: cors[0]?.override ?? true }, ...cors])
  }
  return { ...response, headers }
}

const createBehaviour = (config: Config, own: Behaviour, policies: EdgePolicies, origins: Origins) => {
  const rules = policies.cache(own.CachePolicyId)
  const forwarding = policies.forwarding(own.OriginRequestPolicyId)
  const origin = originOf(config, own, origins)
  return {
    ...own,
    rules,
    headers: policies.headers(own.ResponseHeadersPolicyId),
    keyOf: ({ method, path, query, headers }: HttpRequest): string =>
      JSON.stringify([
        own.TargetOriginId,
        method,
        path,
        keepQuery(query, rules.keysQuery),
        rules.keyHeaders.map((name) => headers[name] ?? ''),
      ]),
    /** What passes to the origin is only what the policies name: a header they forget is lost here, too. */
    fetch: (request: HttpRequest): Promise<HttpResponse> => {
      const passed = Object.entries(request.headers).filter(
        ([name]) =>
          (name !== 'host' && forwarding.passes(name)) || rules.keyHeaders.includes(name) || ALWAYS_FORWARDED.has(name),
      )
      const viewer = [request.headers['x-forwarded-for'], request.sourceIp].filter(Boolean).join(', ')
      return origin({
        ...request,
        query: keepQuery(request.query, (name) => rules.keysQuery(name) || forwarding.passesQuery(name)),
        headers: {
          'user-agent': 'Amazon CloudFront',
          ...Object.fromEntries(passed.filter(([name]) => name !== 'connection')),
          'x-forwarded-for': viewer,
          via: '1.1 local.cloudfront.net (CloudFront)',
        },
      })
    },
  }
}

/** CloudFront: behaviours in the template's order over the site's files and the API, with one shared cache. */
export const createDistribution = (
  deployment: Deployment,
  origins: Origins,
): { domainName: string; handle: HttpHandler } | undefined => {
  const [distribution, another] = deployment.all('AWS::CloudFront::Distribution', Distribution)
  if (another) throw new LocalError('the template has two distributions; the local runtime serves one')
  if (!distribution) return undefined
  const config = distribution.properties.DistributionConfig
  const policies = readEdgePolicies(deployment)
  const edgeFunctions = readEdgeFunctions(deployment)
  const cached = createEdgeCache()
  const errors = new Map(config.CustomErrorResponses.map((one) => [one.ErrorCode, one]))
  const fallback = createBehaviour(config, config.DefaultCacheBehavior, policies, origins)
  const special = config.CacheBehaviors.map((own) => ({
    pattern: pathPattern(own.PathPattern),
    behaviour: createBehaviour(config, own, policies, origins),
  }))
  const behaviourFor = (path: string) => special.find(({ pattern }) => pattern.test(path))?.behaviour ?? fallback

  const fetch = (behaviour: typeof fallback, request: HttpRequest): Promise<Cached> => {
    const load = () => behaviour.fetch(request)
    const keep = (response: HttpResponse): number =>
      timeToLive(response, behaviour.rules, errors.get(response.status)?.ErrorCachingMinTTL ?? ERROR_SECONDS)
    if (request.method === 'GET' || request.method === 'HEAD') return cached(behaviour.keyOf(request), load, keep)
    return load().then((response) => ({ response, outcome: 'Miss', ageSeconds: 0 }))
  }

  const respond = async (behaviour: typeof fallback, request: HttpRequest): Promise<HttpResponse> => {
    const { response, outcome, ageSeconds } = await fetch(behaviour, request)
    const page = errors.get(response.status)
    if (page?.ResponsePagePath && page.ResponseCode) {
      const instead = { ...request, method: 'GET', path: page.ResponsePagePath, query: '' }
      const { response: error } = await fetch(behaviourFor(page.ResponsePagePath), instead)
      return { ...error, status: page.ResponseCode }
    }
    const headers = {
      ...response.headers,
      'x-cache': `${outcome} from cloudfront`,
      ...(outcome === 'Hit' ? { age: String(ageSeconds) } : {}),
    }
    const { etag } = response.headers
    const matches = request.headers['if-none-match']?.split(',').some((one) => one.trim() === etag)
    if (response.status === 200 && matches) return { status: 304, headers, body: Buffer.alloc(0) }
    return { ...response, headers }
  }

  const handle: HttpHandler = async (viewerRequest) => {
    const behaviour = behaviourFor(viewerRequest.path)
    if (!behaviour.AllowedMethods.includes(viewerRequest.method)) return json(403, { message: 'Forbidden' })
    let request = viewerRequest
    for (const { FunctionARN } of behaviour.FunctionAssociations) {
      const run = edgeFunctions.get(FunctionARN)
      if (!run) throw new LocalError(`the distribution names ${FunctionARN}, which is no function of the template`)
      const result = await run(request)
      if ('respond' in result) return result.respond
      request = result.continue
    }
    if (request.path === '/' && config.DefaultRootObject) request = { ...request, path: `/${config.DefaultRootObject}` }
    return withPolicy(await respond(behaviour, request), behaviour.headers, viewerRequest.headers.origin)
  }
  return { domainName: distribution.attributes.DomainName ?? '', handle }
}
