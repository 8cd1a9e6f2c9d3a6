import { runInNewContext } from 'node:vm'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '#contract/routes.ts'
import { PROD, readable, Synthesized } from './synthesized.ts'

const stack = new Synthesized()

const Behaviour = v.object({
  PathPattern: v.optional(v.string(), '*'),
  TargetOriginId: v.string(),
  CachePolicyId: v.unknown(),
  OriginRequestPolicyId: v.optional(v.unknown()),
  AllowedMethods: v.optional(v.array(v.string()), ['GET', 'HEAD']),
  ViewerProtocolPolicy: v.picklist(['https-only', 'redirect-to-https']),
  ResponseHeadersPolicyId: v.unknown(),
})
const Config = v.object({
  DistributionConfig: v.object({
    Aliases: v.optional(v.array(v.string())),
    ViewerCertificate: v.optional(v.unknown()),
    CacheBehaviors: v.array(Behaviour),
    DefaultCacheBehavior: Behaviour,
    Origins: v.array(
      v.object({
        Id: v.string(),
        DomainName: v.unknown(),
        OriginAccessControlId: v.optional(v.unknown()),
        CustomOriginConfig: v.optional(v.object({ OriginProtocolPolicy: v.string() })),
      }),
    ),
  }),
})
const cdnOf = (of: Synthesized) =>
  v.parse(Config, of.one('AWS::CloudFront::Distribution', 'CdnDistribution').Properties).DistributionConfig
const cdn = cdnOf(stack)

const originOf = ({ TargetOriginId }: v.InferOutput<typeof Behaviour>) => {
  const origin = cdn.Origins.find(({ Id }) => Id === TargetOriginId)
  if (!origin) throw new Error(`No origin ${TargetOriginId}`)
  return origin
}

/** As CloudFront chooses: the first pattern that matches. */
const behaviourOf = (path: string) =>
  cdn.CacheBehaviors.find(({ PathPattern }) => new RegExp(`^${PathPattern.replaceAll('*', '.*')}$`).test(path)) ??
  cdn.DefaultCacheBehavior

/** AWS's own policies, by the ids it documents. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

describe('the CDN', () => {
  it.each(Object.values(ROUTES))('sends to the API what is the API’s: $path', ({ path }) => {
    const behaviour = behaviourOf(path.replaceAll(/\{[^}]+\}/g, 'x'))
    const origin = originOf(behaviour)
    expect(readable(origin.DomainName)).toBe('<HttpApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>')
    expect(origin.CustomOriginConfig?.OriginProtocolPolicy).toBe('https-only')
    if (behaviour.CachePolicyId === CACHING_DISABLED)
      expect(behaviour.OriginRequestPolicyId).toBe(ALL_VIEWER_EXCEPT_HOST)
    expect(behaviour.AllowedMethods).toEqual(expect.arrayContaining(['PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS']))
  })

  it.each(['/embed.js', '/assets/console-4f3a.js', '/console', '/console/sites/liuan'])(
    'takes %s from the bucket, as CloudFront only',
    (path) => {
      const origin = originOf(behaviourOf(path))
      expect(readable(origin.DomainName)).toBe('<SiteBucket.RegionalDomainName>')
      expect(readable(origin.OriginAccessControlId)).toMatch(/OriginAccessControl.*\.Id>$/)
    },
  )

  it.each(['/api/staff/me', '/healthz'])('never keeps %s', (path) => {
    expect(behaviourOf(path).CachePolicyId).toBe(CACHING_DISABLED)
  })

  it.each([
    [
      '/api/activities/x/head',
      'CdnApiCache',
      ['Origin', 'Authorization'],
      ['after', 'article', 'format', 'from', 'ids', 'q', 'to', 'type', 'with'],
    ],
    ['/p/x', 'CdnPagesCache', ['Accept-Language', 'Origin'], ['after', 'from', 'lang', 'q', 'to']],
  ])(
    'keeps %s as long as the API says, one copy for each answer the API could give',
    (path, policy, headers, names) => {
      expect(readable(behaviourOf(path).CachePolicyId)).toBe(`<${policy}>`)
      expect(stack.one('AWS::CloudFront::CachePolicy', policy).Properties).toMatchObject({
        CachePolicyConfig: {
          MinTTL: 0,
          DefaultTTL: 0,
          MaxTTL: 31_536_000,
          ParametersInCacheKeyAndForwardedToOrigin: {
            HeadersConfig: { HeaderBehavior: 'whitelist', Headers: headers },
            QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: names },
            CookiesConfig: { CookieBehavior: 'none' },
          },
        },
      })
    },
  )

  it('[Y4] sends on all headers but Host, no cookie, and of a query what tells answers apart', () => {
    for (const name of ['Api', 'Pages']) {
      const of = <T extends 'CachePolicy' | 'OriginRequestPolicy'>(type: T, id: string) =>
        stack.one(`AWS::CloudFront::${type}`, `Cdn${name}${id}`).Properties[`${type}Config`]
      const Names = v.object({ QueryStringsConfig: v.object({ QueryStrings: v.array(v.string()) }) })
      const keyed = v.parse(
        v.object({ ParametersInCacheKeyAndForwardedToOrigin: Names }),
        of('CachePolicy', 'Cache'),
      ).ParametersInCacheKeyAndForwardedToOrigin
      expect(of('OriginRequestPolicy', 'Request')).toMatchObject({
        HeadersConfig: { HeaderBehavior: 'allExcept', Headers: ['Host'] },
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: keyed.QueryStringsConfig,
      })
    }
  })

  it.each(Object.values(ROUTES).filter(({ access }) => access === 'anyone' || access === 'participant'))(
    '[Y4] keys every name that a query of $path can have',
    (route) => {
      const policy = readable(behaviourOf(route.path.replaceAll(/\{[^}]+\}/g, 'x')).CachePolicyId).slice(1, -1)
      if (policy.startsWith(CACHING_DISABLED.slice(1, -1))) return
      const names = 'query' in route && route.query ? Object.keys(route.query.entries) : []
      const text = JSON.stringify(stack.one('AWS::CloudFront::CachePolicy', policy).Properties)
      for (const name of names) expect(text).toContain(`"${name}"`)
    },
  )

  it('says how browsers are to treat every answer', () => {
    for (const { ResponseHeadersPolicyId } of [cdn.DefaultCacheBehavior, ...cdn.CacheBehaviors]) {
      const policy = readable(ResponseHeadersPolicyId).slice(1, -1)
      expect(stack.one('AWS::CloudFront::ResponseHeadersPolicy', policy).Properties).toMatchObject({
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: {
            ContentTypeOptions: { Override: true },
            ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin' },
            StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
          },
        },
      })
    }
  })

  it('lets any page load the embed, which is a module script and so needs CORS', () => {
    expect(stack.one('AWS::CloudFront::ResponseHeadersPolicy', 'CdnFilesHeaders').Properties).toMatchObject({
      ResponseHeadersPolicyConfig: { CorsConfig: { AccessControlAllowOrigins: { Items: ['*'] } } },
    })
  })

  it('keeps what is given without CORS, such as to the console, from being taken for what a page of the same site asks', () => {
    expect(stack.one('AWS::CloudFront::ResponseHeadersPolicy', 'CdnFilesHeaders').Properties).toMatchObject({
      ResponseHeadersPolicyConfig: { CustomHeadersConfig: { Items: [{ Header: 'Vary', Value: 'Origin' }] } },
    })
  })

  it('answers to a domain of one’s own with TLS 1.2 at least', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/abc'
    const own = new Synthesized({ ...PROD, domain: 'hudong.example.gov.cn', certificateArn })
    expect(cdnOf(own)).toMatchObject({
      Aliases: ['hudong.example.gov.cn'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    })
    expect(own.outputs.SiteUrl).toBe('https://hudong.example.gov.cn')
  })
})

describe('the console’s fallback', () => {
  const { FunctionCode } = v.parse(
    v.object({ FunctionCode: v.string() }),
    stack.one('AWS::CloudFront::Function', 'CdnPageFallback').Properties,
  )
  it.each([
    ['/console', '/console/index.html'],
    ['/console/', '/console/index.html'],
    ['/console/activities/x', '/console/index.html'],
    ['/console/icon.svg', '/console/icon.svg'],
    ['/consoles', '/consoles'],
    ['/embed.js', '/embed.js'],
    ['/assets/console', '/assets/console'],
  ])('%s is served as %s', (uri, served) => {
    expect(runInNewContext(`${FunctionCode}; handler({ request: { uri } })`, { uri })).toEqual({ uri: served })
  })
})

describe('the bucket', () => {
  const { Properties, DeletionPolicy } = stack.one('AWS::S3::Bucket', 'SiteBucket')

  it('is private and outlives the stack', () => {
    expect(DeletionPolicy).toBe('RetainExceptOnCreate')
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
  })

  it('keeps hashed files for good and entries for a minute, the hashed ones first', () => {
    const [[, hashed] = [], [entriesName, entries] = []] = stack.all('Custom::CDKBucketDeployment')
    expect(hashed?.Properties).toMatchObject({
      Include: ['assets/*'],
      Exclude: ['*'],
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    })
    expect(entries?.Properties).toMatchObject({
      Exclude: ['assets/*'],
      Prune: true,
      SystemMetadata: { 'cache-control': 'public, max-age=60' },
    })
    expect(entriesName).toBe('SiteEntriesCustomResource')
    expect(entries?.DependsOn.map((id) => readable({ Ref: id }))).toContain('<SiteHashedCustomResource>')
  })
})

describe('without CloudFront', () => {
  const siteReader = 'arn:aws:iam::123456789012:role/cdn'
  const without = new Synthesized({ ...PROD, cdn: 'false', domain: 'hudong.example.gov.cn', siteReader })

  it('[Y5] the named reader reads files, and hears that one is not there', () => {
    const policy = JSON.stringify(without.one('AWS::S3::BucketPolicy', 'SiteBucketPolicy').Properties)
    for (const action of ['s3:GetObject', 's3:ListBucket'])
      expect(policy).toContain(`{"Action":"${action}","Effect":"Allow","Principal":{"AWS":"${siteReader}"}`)
  })

  it('there is none, and the bucket says what the operator’s own CDN has to do', () => {
    expect(without.text).not.toContain('AWS::CloudFront')
    expect(without.text).toMatch(/Serve it from your own CDN, which sends \/api\/\* .* on to ApiUrl/)
    expect(without.outputs.SiteUrl).toBe('https://hudong.example.gov.cn')
  })
})

it('pages that were not built are missed by name, before anything is deployed', () => {
  expect(() => new Synthesized({ web: '.build/no-such-folder' })).toThrow(
    /no-such-folder does not exist: build the pages first/,
  )
})
