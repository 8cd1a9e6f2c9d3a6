import * as v from 'valibot'

const REQUIRED_WHEN_DEPLOYED = 'is required for every stage but "local"'

/** Nothing listens there: the local runtime names its own issuer by parameter. */
const LOCAL_ISSUER = 'http://localhost/oidc'
const LOCAL_CLIENT = 'zhitong-console'

const flag = v.union(
  [
    v.boolean(),
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((text) => text === 'true'),
    ),
  ],
  'must be true or false',
)

const issuerUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).search === '', 'must be a URL without a query'),
)

const hostName = v.pipe(
  v.string(),
  v.regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name, as in hudong.example.gov.cn'),
)

const regionalCertificate = v.pipe(
  v.string(),
  v.regex(/^arn:aws(-cn)?:acm:[a-z0-9-]+:\d{12}:certificate\//, 'must be an ACM certificate of the stack’s region'),
)

/**
 * What the operator may choose, given as CDK context: `cdk deploy -c stage=prod -c oidcIssuer=https://… -c cdn=false`.
 * Unknown names are refused, so that a misspelt one never silently means its default.
 */
const context = v.strictObject({
  /** Names the stack (`zhitong-<stage>`). `local` is the one that `npm start` interprets and is never deployed. */
  stage: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{0,15}$/, 'must be 1–16 of a–z and 0–9')), 'local'),
  partition: v.optional(v.picklist(['aws', 'aws-cn'], 'must be aws or aws-cn'), 'aws'),
  /** Issuer of the staff's tokens; any OIDC provider. https, as API Gateway demands, except on stage local. */
  oidcIssuer: v.optional(issuerUrl),
  /** The client id the console signs in with; it is public and uses PKCE. */
  oidcClientId: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty'))),
  /** What `aud` (or `client_id`) of the staff's tokens must be. Default: the client id. */
  oidcAudience: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty'))),
  /** Subject (`sub`) of the platform admin who sets up the first site. Default: nobody. */
  adminSubject: v.optional(v.string(), ''),
  /**
   * Who verifies citizens, such as a province's unified identity: any OIDC provider that signs with RS256, with the client id of a
   * public client with PKCE, which is also what `aud` of its ID tokens must be. Default: nobody. Both or neither.
   */
  citizenIssuer: v.optional(issuerUrl),
  citizenClientId: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty'))),
  /** Whether CloudFront serves the site. Default: yes, but no in aws-cn. */
  cdn: v.optional(flag),
  /** The public host name of the site, without scheme. */
  domain: v.optional(hostName),
  /** ACM certificate of `domain`, in us-east-1 as CloudFront demands. */
  certificateArn: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\//, 'must be an ACM certificate in us-east-1'),
    ),
  ),
  /**
   * The hosts of the two APIs, where they need names of their own: in aws-cn API Gateway answers strangers under a name with an ICP filing only.
   * Each with the certificate of its region.
   */
  apiDomain: v.optional(hostName),
  apiCertificateArn: v.optional(regionalCertificate),
  socketDomain: v.optional(hostName),
  socketCertificateArn: v.optional(regionalCertificate),
  /** Who reads the bucket where CloudFront does not serve it: the role or user with which your own CDN signs. */
  siteReader: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^arn:aws(-cn)?:iam::\d{12}:(role|user|root)\b/, 'must be the ARN of a role, a user or an account'),
    ),
  ),
  /** Who is told of alarms. Without it alarms are only seen in CloudWatch. */
  alarmEmail: v.optional(v.pipe(v.string(), v.email('must be an e-mail address'))),
  /** Whether webhooks may go to this machine and to inner networks. Only on stage local, where it is the default. */
  privateWebhooks: v.optional(flag),
  /** Folder of the built pages and scripts, as `npm run build` leaves it. */
  web: v.optional(v.string(), '.build/web'),
})

/** Each with the other, or neither. */
const TOGETHER = [
  ['apiDomain', 'apiCertificateArn'],
  ['apiCertificateArn', 'apiDomain'],
  ['socketDomain', 'socketCertificateArn'],
  ['socketCertificateArn', 'socketDomain'],
] as const

const pathTo = (input: Record<string, unknown>, key: string): [v.ObjectPathItem] => [
  { type: 'object', origin: 'value', input, key, value: input[key] },
]

const parameters = v.pipe(
  context,
  v.forward(
    v.check((c) => c.stage === 'local' || c.oidcIssuer !== undefined, REQUIRED_WHEN_DEPLOYED),
    ['oidcIssuer'],
  ),
  v.forward(
    v.check((c) => c.stage === 'local' || c.oidcClientId !== undefined, REQUIRED_WHEN_DEPLOYED),
    ['oidcClientId'],
  ),
  v.forward(
    v.check((c) => c.stage === 'local' || (c.oidcIssuer ?? 'https:').startsWith('https:'), 'must begin with https://'),
    ['oidcIssuer'],
  ),
  v.forward(
    v.check(
      (c) => c.stage === 'local' || (c.citizenIssuer ?? 'https:').startsWith('https:'),
      'must begin with https://',
    ),
    ['citizenIssuer'],
  ),
  v.forward(
    v.check((c) => c.citizenIssuer === undefined || c.citizenClientId !== undefined, 'is required with citizenIssuer'),
    ['citizenClientId'],
  ),
  v.forward(
    v.check(
      (c) => c.citizenClientId === undefined || c.citizenIssuer !== undefined,
      'is required with citizenClientId',
    ),
    ['citizenIssuer'],
  ),
  v.forward(
    v.check((c) => c.stage === 'local' || c.privateWebhooks !== true, 'is for stage "local" only'),
    ['privateWebhooks'],
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [name, other] of TOGETHER)
      if (dataset.value[name] !== undefined && dataset.value[other] === undefined)
        addIssue({ message: `is required with ${name}`, path: pathTo(dataset.value, other) })
    const arns = ['apiCertificateArn', 'socketCertificateArn', 'siteReader'] as const
    for (const name of arns)
      if (dataset.value[name]?.startsWith(`arn:${dataset.value.partition}:`) === false)
        addIssue({ message: `must begin with arn:${dataset.value.partition}:`, path: pathTo(dataset.value, name) })
  }),
  // CloudFormation there knows neither OriginAccessControl nor CachePolicy (aws-cdk issues 13584 and 31033): better told
  // now than by a rolled-back deployment.
  v.forward(
    v.check(
      (c) => !(c.partition === 'aws-cn' && c.cdn === true),
      'cannot be on in aws-cn, whose CloudFront lacks cache policies and origin access control: serve the bucket from your own CDN',
    ),
    ['cdn'],
  ),
  v.forward(
    v.check((c) => c.certificateArn === undefined || c.domain !== undefined, 'needs domain'),
    ['certificateArn'],
  ),
  v.transform((c) => ({
    ...c,
    oidcIssuer: c.oidcIssuer ?? LOCAL_ISSUER,
    oidcClientId: c.oidcClientId ?? LOCAL_CLIENT,
    oidcAudience: c.oidcAudience ?? c.oidcClientId ?? LOCAL_CLIENT,
    cdn: c.cdn ?? c.partition !== 'aws-cn',
    privateWebhooks: c.privateWebhooks ?? c.stage === 'local',
  })),
  // One issuer may know both, but a citizen's token must never be one of staff.
  v.forward(
    v.check(
      (c) => c.citizenIssuer !== c.oidcIssuer || ![c.oidcClientId, c.oidcAudience].includes(c.citizenClientId ?? ''),
      'must be a client of its own, not the one of staff',
    ),
    ['citizenClientId'],
  ),
  // The bucket is private: without a reader nobody would ever see a page.
  v.forward(
    v.check(
      (c) => c.stage === 'local' || c.cdn || c.siteReader !== undefined,
      'is required without CloudFront: who reads the bucket for your own CDN',
    ),
    ['siteReader'],
  ),
  v.forward(
    v.check((c) => !(c.cdn && c.siteReader !== undefined), 'is for a CDN of your own: with cdn on, CloudFront reads'),
    ['siteReader'],
  ),
  v.forward(
    v.check(
      (c) => !(c.cdn && c.domain !== undefined && c.certificateArn === undefined),
      'with cdn on needs certificateArn',
    ),
    ['domain'],
  ),
)

export type Parameters = v.InferOutput<typeof parameters>

/** Context that belongs to the CDK itself is named like `@aws-cdk/core:x` or `aws:cdk:x`; ours are plain words. */
const isOurs = (name: string) => /^[A-Za-z]+$/.test(name)

/** Throws an error that names every wrong parameter, for a person at a command line. */
export const parseParameters = (allContext: Record<string, unknown>): Parameters => {
  const ours = Object.fromEntries(Object.entries(allContext).filter(([name]) => isOurs(name)))
  const result = v.safeParse(parameters, ours)
  if (result.success) return result.output
  const lines = result.issues.map((issue) => {
    const name = v.getDotPath(issue) ?? ''
    const known = name in context.entries
    return known
      ? `  -c ${name}: ${issue.message}`
      : `  -c ${name}: unknown; known are ${Object.keys(context.entries).join(', ')}`
  })
  throw new Error(`These parameters are wrong:\n${lines.join('\n')}`)
}
