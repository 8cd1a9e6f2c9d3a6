import { Duration } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  type ICachePolicy,
  type IOriginRequestPolicy,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { EDGE_HEADER } from '#contract/edge-header.ts'
import { ROUTES } from '#contract/routes.ts'
import { accountWide } from './account-wide.ts'
import { acknowledge } from './acknowledge.ts'

/** What the HTTP API answers; everything else is a file of the site. An operator's own CDN has to know the same. */
export const API_PATHS = ['/api/*', '/p/*', '/healthz', '/openapi.json', '/asyncapi.json']

/** The console has its screens in the path, and the page that verifies citizens their activity: whatever is no file there is the page itself. */
const PAGE_FALLBACK = `function handler(event) {
  var request = event.request
  var page = /^\\/(console|verify)(\\/|$)/.exec(request.uri)
  if (page && !/\\.[^/]*$/.test(request.uri)) request.uri = '/' + page[1] + '/index.html'
  return request
}`

const security = {
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: false },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
}

/**
 * The pages' own policy, for console and verification: scripts and styles from here only, in no one's frame. It calls the sign-in service and the
 * socket, whose hosts are the operator's choice, and shows pictures from wherever an editor linked them.
 */
const consolePolicy = (schemes: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${schemes}`,
    "img-src 'self' https: http: data:",
    'media-src https: http:',
    "font-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Statuses that CloudFront would keep for ten seconds by itself, whatever the origin says. */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

/** CloudFront takes no more in one policy. */
const MOST_NAMES = 10

/**
 * What a query can say to routes that may be cached: any other name would only make another copy of the same answer, and so reach the API
 * as often as somebody likes.
 */
const queryNames = (prefix: string): string[] => {
  const names = Object.values(ROUTES)
    .filter(({ path, access }) => path.startsWith(prefix) && access !== 'staff' && access !== 'verified')
    .flatMap((route) => ('query' in route && route.query ? Object.keys(route.query.entries) : []))
  const distinct = [...new Set(names)].sort()
  if (distinct.length > MOST_NAMES)
    throw new Error(`CloudFront takes ${MOST_NAMES} query names, not ${distinct.join()}`)
  return distinct
}

export type CdnProps = {
  stage: string
  /** Sent to the API, which then believes what the distribution says of its callers' addresses. */
  edge: Secret
  bucket: Bucket
  apiHost: string
  domain?: string | undefined
  certificateArn?: string | undefined
}

/** One address for the site, its API and its pages, with what is public kept at the edge as long as the API allows. */
export class Cdn extends Construct {
  readonly url: string

  constructor(scope: Construct, { stage, bucket, apiHost, edge, domain, certificateArn }: CdnProps) {
    super(scope, 'Cdn')
    const api = this.#apiBehaviours(apiHost, edge)
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Zhitong',
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domain !== undefined && certificateArn !== undefined
        ? { domainNames: [domain], certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn) }
        : {}),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket, {
          originAccessControl: new S3OriginAccessControl(this, 'OriginAccessControl', {
            originAccessControlName: accountWide(this, 'Bucket'),
          }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.#filesHeaders(stage === 'local' ? 'http: ws:' : 'https: wss:'),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'PageFallback', {
              functionName: accountWide(this, 'PageFallback'),
              runtime: FunctionRuntime.JS_2_0,
              code: FunctionCode.fromInline(PAGE_FALLBACK),
            }),
          },
        ],
      },
      additionalBehaviors: api,
      errorResponses: ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    })
    this.url = `https://${domain ?? distribution.distributionDomainName}`
    this.#acknowledge(distribution, certificateArn !== undefined)
  }

  /** In order of precedence: CloudFront takes the first pattern that matches. */
  #apiBehaviours(host: string, edge: Secret): Record<string, BehaviorOptions> {
    const origin = new HttpOrigin(host, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      // In the template a reference that CloudFormation resolves, never the secret itself.
      customHeaders: { [EDGE_HEADER]: edge.secretValue.unsafeUnwrap() },
    })
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, 'ApiHeaders', {
      responseHeadersPolicyName: accountWide(this, 'ApiHeaders'),
      securityHeadersBehavior: security,
    })
    const behaviour = (cachePolicy: ICachePolicy, originRequestPolicy: IOriginRequestPolicy): BehaviorOptions => ({
      origin,
      cachePolicy,
      originRequestPolicy,
      responseHeadersPolicy,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    })
    const cachedBy = (id: string, headers: string[], names: string[]) =>
      behaviour(this.#cachePolicy(`${id}Cache`, headers, names), this.#requestPolicy(`${id}Request`, names))
    // The answer depends on the origin that asks (CORS). Authorization is in the key so that an answer made for one person
    // can reach no other even if it forgot to forbid caching; public reads carry none and share.
    const cached = cachedBy('Api', ['Origin', 'Authorization'], queryNames('/api/'))
    const pages = cachedBy('Pages', ['Accept-Language', 'Origin'], queryNames('/p/'))
    // All but Host: API Gateway knows itself by its own name only. Authorization is among them.
    const never = behaviour(CachePolicy.CACHING_DISABLED, OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
    const special: Record<string, BehaviorOptions> = { '/p/*': pages, '/healthz': never }
    return {
      '/api/staff/*': never,
      '/api/verified/*': never,
      ...Object.fromEntries(API_PATHS.map((path) => [path, special[path] ?? cached])),
    }
  }

  /** Keeps what the origin says may be kept, and by default nothing. */
  #cachePolicy(id: string, headers: string[], names: string[]): CachePolicy {
    return new CachePolicy(this, id, {
      cachePolicyName: accountWide(this, id),
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      headerBehavior: CacheHeaderBehavior.allowList(...headers),
      queryStringBehavior: CacheQueryStringBehavior.allowList(...names),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    })
  }

  /** What is not in the key is not sent on either, or one reader's question would get another's answer. */
  #requestPolicy(id: string, names: string[]): OriginRequestPolicy {
    return new OriginRequestPolicy(this, id, {
      originRequestPolicyName: accountWide(this, id),
      headerBehavior: OriginRequestHeaderBehavior.denyList('Host'),
      queryStringBehavior: OriginRequestQueryStringBehavior.allowList(...names),
      cookieBehavior: OriginRequestCookieBehavior.none(),
    })
  }

  /** Module scripts are always fetched with CORS, and the embed lives on other people's pages. */
  #filesHeaders(schemes: string): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'FilesHeaders', {
      responseHeadersPolicyName: accountWide(this, 'FilesHeaders'),
      securityHeadersBehavior: {
        ...security,
        contentSecurityPolicy: { contentSecurityPolicy: consolePolicy(schemes), override: true },
      },
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        originOverride: true,
      },
      // CloudFront names no origin where none asked: without this a browser would take what the console was given, which
      // names none, for a government page of the same site as well, and refuse it.
      customHeadersBehavior: { customHeaders: [{ header: 'Vary', value: 'Origin', override: false }] },
    })
  }

  #acknowledge(distribution: Distribution, ownCertificate: boolean): void {
    acknowledge(
      distribution,
      'AwsSolutions-CFR1',
      'A government website is read from everywhere, also by citizens abroad.',
    )
    acknowledge(
      distribution,
      'AwsSolutions-CFR2',
      'A web ACL is the operator’s, who may attach one; the API throttles by itself.',
    )
    acknowledge(
      distribution,
      'AwsSolutions-CFR3',
      'These logs hold every reader’s address and query; the API’s own access log is kept, without them (M13).',
    )
    if (!ownCertificate)
      acknowledge(
        distribution,
        'AwsSolutions-CFR4',
        'CloudFront’s own certificate allows no choice; a domain of one’s own gets TLS 1.2.',
      )
  }
}
