import * as v from 'valibot'

const variables = {
  STAGE: v.pipe(v.string(), v.nonEmpty()),
  RECORDS_TABLE: v.pipe(v.string(), v.nonEmpty()),
  SOCKETS_TABLE: v.pipe(v.string(), v.nonEmpty()),
  /** Base of the WebSocket API's `@connections`, without a trailing slash. */
  SOCKET_ENDPOINT: v.pipe(v.string(), v.url()),
  /** What clients open. */
  SOCKET_URL: v.pipe(v.string(), v.url()),
  SIGNING_SECRET_ARN: v.pipe(v.string(), v.nonEmpty()),
  SEALING_SECRET_ARN: v.pipe(v.string(), v.nonEmpty()),
  EDGE_SECRET_ARN: v.pipe(v.string(), v.nonEmpty()),
  WEBHOOK_SECRET_ARN: v.pipe(v.string(), v.nonEmpty()),
  SUPPRESSION_SECRET_ARN: v.pipe(v.string(), v.nonEmpty()),
  OIDC_ISSUER: v.pipe(v.string(), v.url()),
  OIDC_CLIENT_ID: v.pipe(v.string(), v.nonEmpty()),
  OIDC_AUDIENCE: v.pipe(v.string(), v.nonEmpty()),
  /** Who verifies citizens; both or neither. */
  CITIZEN_ISSUER: v.optional(v.pipe(v.string(), v.url())),
  CITIZEN_CLIENT_ID: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** The OIDC subject that is platform admin from the first day, before any staff exist; may be empty. */
  ADMIN_SUBJECT: v.string(),
  /** Where webhooks may go. `any`: the local stage, where receivers stand on this machine. */
  WEBHOOK_ADDRESSES: v.picklist(['public', 'any']),
  /** How many times as long as on AWS a call of a service may take: only where one machine is everything. */
  CALL_SLOWNESS: v.optional(v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(1)), '1'),
  AWS_REGION: v.pipe(v.string(), v.nonEmpty()),
  AWS_ACCESS_KEY_ID: v.pipe(v.string(), v.nonEmpty()),
  AWS_SECRET_ACCESS_KEY: v.pipe(v.string(), v.nonEmpty()),
  AWS_SESSION_TOKEN: v.optional(v.string()),
}
type Variables = typeof variables

/** The environment a function needs, read once when it starts; a missing variable stops it there and names itself. */
export const environment = <const K extends keyof Variables>(
  ...names: K[]
): { [N in K]: v.InferOutput<Variables[N]> } => {
  const wanted = v.object(Object.fromEntries(names.map((name) => [name, variables[name]])))
  const parsed = v.safeParse(wanted, process.env)
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
    throw new Error(`environment: ${problems.join('; ')}`)
  }
  return parsed.output as { [N in K]: v.InferOutput<Variables[N]> }
}
