import * as v from 'valibot'
import { type Deployment, ignored } from './deployment.ts'
import { LocalError } from './local-error.ts'

/** CloudFront's policies: those of the template and the managed ones it names by id. */

const QueryStrings = v.strictObject({
  QueryStringBehavior: v.picklist(['none', 'all', 'whitelist']),
  QueryStrings: v.optional(v.array(v.string()), []),
})

const CachePolicy = v.strictObject({
  CachePolicyConfig: v.object({
    MinTTL: v.number(),
    DefaultTTL: v.number(),
    MaxTTL: v.number(),
    ParametersInCacheKeyAndForwardedToOrigin: v.object({
      HeadersConfig: v.object({
        HeaderBehavior: v.picklist(['none', 'whitelist']),
        Headers: v.optional(v.array(v.string()), []),
      }),
      QueryStringsConfig: QueryStrings,
      CookiesConfig: v.object({ CookieBehavior: v.literal('none', 'cookies are not part of a cache key here') }),
    }),
  }),
})

const OriginRequestPolicy = v.strictObject({
  OriginRequestPolicyConfig: v.object({
    HeadersConfig: v.object({
      HeaderBehavior: v.picklist(['none', 'whitelist', 'allViewer', 'allExcept']),
      Headers: v.optional(v.array(v.string()), []),
    }),
    QueryStringsConfig: QueryStrings,
  }),
})

const overridable = { Override: v.boolean() }

const ResponseHeadersPolicy = v.strictObject({
  ResponseHeadersPolicyConfig: v.strictObject({
    CorsConfig: v.optional(
      v.object({
        AccessControlAllowCredentials: v.boolean(),
        AccessControlAllowHeaders: v.object({ Items: v.array(v.string()) }),
        AccessControlAllowMethods: v.object({ Items: v.array(v.string()) }),
        AccessControlAllowOrigins: v.object({ Items: v.array(v.string()) }),
        AccessControlExposeHeaders: v.optional(v.object({ Items: v.array(v.string()) })),
        AccessControlMaxAgeSec: v.optional(v.number()),
        OriginOverride: v.boolean(),
      }),
    ),
    CustomHeadersConfig: v.optional(
      v.object({ Items: v.array(v.object({ Header: v.string(), Value: v.string(), ...overridable })) }),
    ),
    RemoveHeadersConfig: v.optional(v.object({ Items: v.array(v.object({ Header: v.string() })) })),
    SecurityHeadersConfig: v.optional(
      v.strictObject({
        ContentSecurityPolicy: v.optional(v.object({ ContentSecurityPolicy: v.string(), ...overridable })),
        ContentTypeOptions: v.optional(v.object(overridable)),
        FrameOptions: v.optional(v.object({ FrameOption: v.string(), ...overridable })),
        ReferrerPolicy: v.optional(v.object({ ReferrerPolicy: v.string(), ...overridable })),
        StrictTransportSecurity: v.optional(v.object({ AccessControlMaxAgeSec: v.number(), ...overridable })),
      }),
    ),
    ...ignored('Name', 'Comment', 'ServerTimingHeadersConfig'),
  }),
})

export interface CacheRules {
  minSeconds: number
  defaultSeconds: number
  maxSeconds: number
  keyHeaders: string[]
  /** Whether what the query says under this name is part of the key, and so also sent on. */
  keysQuery(name: string): boolean
}

interface Forwarding {
  passesQuery(name: string): boolean
  passes(header: string): boolean
}

export interface ResponseHeaders {
  remove: string[]
  set: { name: string; value: string; override: boolean }[]
  /** Only for requests that name their origin. */
  cors?: { name: string; value: string; override: boolean }[]
  corsOrigins?: string[]
}

const all = () => true
const none = () => false

const YEAR_SECONDS = 31_536_000

const MANAGED_CACHE: Record<string, CacheRules> = {
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': {
    minSeconds: 0,
    defaultSeconds: 0,
    maxSeconds: 0,
    keyHeaders: [],
    keysQuery: none,
  },
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    minSeconds: 1,
    defaultSeconds: 86_400,
    maxSeconds: YEAR_SECONDS,
    keyHeaders: [],
    keysQuery: none,
  },
}

const MANAGED_FORWARDING: Record<string, Forwarding> = {
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { passesQuery: all, passes: (header) => header !== 'host' },
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { passesQuery: all, passes: all },
}

const MANAGED_HEADERS: Record<string, ResponseHeaders> = {
  // SecurityHeadersPolicy
  '67f7725c-6f97-4210-82d7-5512b31e9d03': {
    remove: [],
    set: [
      { name: 'x-content-type-options', value: 'nosniff', override: true },
      { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
      { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
      { name: 'strict-transport-security', value: `max-age=${YEAR_SECONDS}`, override: false },
      { name: 'x-xss-protection', value: '1; mode=block', override: false },
    ],
  },
}

type HeadersConfig = v.InferOutput<typeof ResponseHeadersPolicy>['ResponseHeadersPolicyConfig']

const securityHeaders = (security: NonNullable<HeadersConfig['SecurityHeadersConfig']>): ResponseHeaders['set'] => {
  const { ContentSecurityPolicy, ContentTypeOptions, FrameOptions, ReferrerPolicy, StrictTransportSecurity } = security
  const header = (name: string, from: { Override: boolean } | undefined, value: string | undefined) =>
    from && value !== undefined ? [{ name, value, override: from.Override }] : []
  const age = StrictTransportSecurity && `max-age=${StrictTransportSecurity.AccessControlMaxAgeSec}`
  return [
    ...header('content-security-policy', ContentSecurityPolicy, ContentSecurityPolicy?.ContentSecurityPolicy),
    ...header('x-content-type-options', ContentTypeOptions, 'nosniff'),
    ...header('x-frame-options', FrameOptions, FrameOptions?.FrameOption),
    ...header('referrer-policy', ReferrerPolicy, ReferrerPolicy?.ReferrerPolicy),
    ...header('strict-transport-security', StrictTransportSecurity, age),
  ]
}

const corsHeaders = (cors: NonNullable<HeadersConfig['CorsConfig']>): NonNullable<ResponseHeaders['cors']> => {
  const override = cors.OriginOverride
  const list = (name: string, from: { Items: string[] } | undefined) =>
    from ? [{ name, value: from.Items.join(','), override }] : []
  return [
    ...list('access-control-allow-methods', cors.AccessControlAllowMethods),
    ...list('access-control-allow-headers', cors.AccessControlAllowHeaders),
    ...list('access-control-expose-headers', cors.AccessControlExposeHeaders),
    ...(cors.AccessControlMaxAgeSec === undefined
      ? []
      : [{ name: 'access-control-max-age', value: String(cors.AccessControlMaxAgeSec), override }]),
    ...(cors.AccessControlAllowCredentials
      ? [{ name: 'access-control-allow-credentials', value: 'true', override }]
      : []),
  ]
}

const queryNames = ({ QueryStringBehavior, QueryStrings: listed }: v.InferOutput<typeof QueryStrings>) =>
  ({ none, all, whitelist: (name: string) => listed.includes(name) })[QueryStringBehavior]

/** What a query says under the names that pass, in its own order and writing. */
export const keepQuery = (query: string, passes: (name: string) => boolean): string =>
  query
    .split('&')
    .filter((part) => [...new URLSearchParams(part).keys()].some(passes))
    .join('&')

export interface EdgePolicies {
  cache(id: string): CacheRules
  forwarding(id: string | undefined): Forwarding
  headers(id: string | undefined): ResponseHeaders
}

export const readEdgePolicies = (deployment: Deployment): EdgePolicies => {
  const caches = new Map(Object.entries(MANAGED_CACHE))
  for (const { ref, properties } of deployment.all('AWS::CloudFront::CachePolicy', CachePolicy)) {
    const { MinTTL, DefaultTTL, MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = properties.CachePolicyConfig
    caches.set(ref, {
      minSeconds: MinTTL,
      defaultSeconds: DefaultTTL,
      maxSeconds: MaxTTL,
      keyHeaders: key.HeadersConfig.Headers.map((header) => header.toLowerCase()),
      keysQuery: queryNames(key.QueryStringsConfig),
    })
  }

  const forwardings = new Map(Object.entries(MANAGED_FORWARDING))
  for (const { ref, properties } of deployment.all('AWS::CloudFront::OriginRequestPolicy', OriginRequestPolicy)) {
    const { HeadersConfig, QueryStringsConfig } = properties.OriginRequestPolicyConfig
    const listed = new Set(HeadersConfig.Headers.map((header) => header.toLowerCase()))
    const behaviours = {
      none,
      whitelist: (header: string) => listed.has(header),
      allViewer: all,
      allExcept: (header: string) => !listed.has(header),
    }
    forwardings.set(ref, {
      passesQuery: queryNames(QueryStringsConfig),
      passes: behaviours[HeadersConfig.HeaderBehavior],
    })
  }

  const headers = new Map(Object.entries(MANAGED_HEADERS))
  for (const { ref, properties } of deployment.all('AWS::CloudFront::ResponseHeadersPolicy', ResponseHeadersPolicy)) {
    const { CorsConfig, CustomHeadersConfig, RemoveHeadersConfig, SecurityHeadersConfig } =
      properties.ResponseHeadersPolicyConfig
    const custom = (CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }) => ({
      name: Header.toLowerCase(),
      value: Value,
      override: Override,
    }))
    headers.set(ref, {
      remove: (RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
      set: [...securityHeaders(SecurityHeadersConfig ?? {}), ...custom],
      ...(CorsConfig ? { cors: corsHeaders(CorsConfig), corsOrigins: CorsConfig.AccessControlAllowOrigins.Items } : {}),
    })
  }

  const named = <P>(policies: Map<string, P>, id: string, kind: string): P => {
    const policy = policies.get(id)
    if (!policy)
      throw new LocalError(`the distribution uses the ${kind} policy ${id}, which the local runtime does not know`)
    return policy
  }
  return {
    cache: (id) => named(caches, id, 'cache'),
    forwarding: (id) =>
      id === undefined ? { passesQuery: none, passes: none } : named(forwardings, id, 'origin request'),
    headers: (id) => (id === undefined ? { remove: [], set: [] } : named(headers, id, 'response headers')),
  }
}
