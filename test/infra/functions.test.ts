import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readable, Synthesized } from './synthesized.ts'

const stack = new Synthesized()

const dynamo = (table: string, ...actions: string[]) => actions.map((action) => `dynamodb:${action} <${table}.Arn>`)
const stream = (table: string) =>
  ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
    (action) => `dynamodb:${action} <${table}.StreamArn>`,
  )
const connections = ['POST', 'DELETE'].map(
  (method) =>
    `execute-api:ManageConnections arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<SocketApi>/live/${method}/@connections/*`,
)
const secret = ['secretsmanager:GetSecretValue <SigningSecret>']
const sealing = { SEALING_SECRET_ARN: '<SealingSecret>' }
const webhookSecret = { WEBHOOK_SECRET_ARN: '<WebhookSecret>' }
const suppression = { SUPPRESSION_SECRET_ARN: '<SuppressionSecret>' }
const EVERY_ITEM_ACTION = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']

const socketHost = '<SocketApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>/live'
const tables = { RECORDS_TABLE: '<Records>', SOCKETS_TABLE: '<Sockets>' }
const signing = { SIGNING_SECRET_ARN: '<SigningSecret>' }
const endpoint = { SOCKET_ENDPOINT: `https://${socketHost}` }

/** What each function may do and knows, beyond writing its own log and knowing its stage. */
const EXPECTED: Record<string, { grants: string[]; environment: Record<string, string> }> = {
  Http: {
    grants: [
      ...dynamo('Records', ...EVERY_ITEM_ACTION, 'ConditionCheckItem'),
      'dynamodb:Query <Records.Arn>/index/byOwner',
      ...dynamo('Sockets', 'GetItem', 'Query', 'DeleteItem'),
      ...connections.slice(1),
      ...secret,
      'secretsmanager:GetSecretValue <SealingSecret>',
      'secretsmanager:GetSecretValue <WebhookSecret>',
      'secretsmanager:GetSecretValue <SuppressionSecret>',
      'secretsmanager:GetSecretValue <EdgeSecret>',
    ],
    environment: {
      ...tables,
      ...signing,
      EDGE_SECRET_ARN: '<EdgeSecret>',
      ...sealing,
      ...webhookSecret,
      ...suppression,
      ...endpoint,
      SOCKET_URL: `wss://${socketHost}`,
      OIDC_ISSUER: 'http://localhost/oidc',
      OIDC_CLIENT_ID: 'zhitong-console',
      OIDC_AUDIENCE: 'zhitong-console',
      ADMIN_SUBJECT: '',
      WEBHOOK_ADDRESSES: 'any',
    },
  },
  Socket: {
    grants: [
      ...dynamo('Records', 'GetItem', 'BatchGetItem', 'Query'),
      ...dynamo('Sockets', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
      ...secret,
      ...connections,
    ],
    environment: { ...tables, ...signing, ...endpoint, ADMIN_SUBJECT: '' },
  },
  Project: {
    grants: [
      ...dynamo('Records', ...EVERY_ITEM_ACTION, 'ConditionCheckItem'),
      ...dynamo('Sockets', 'Query', 'UpdateItem'),
      ...stream('Records'),
      'sqs:SendMessage <RecordsToProjectFailures.Arn>',
    ],
    environment: tables,
  },
  Deliver: {
    grants: [
      ...dynamo('Records', 'GetItem', 'Query'),
      ...dynamo('Sockets', 'Query', 'UpdateItem', 'DeleteItem'),
      ...stream('Sockets'),
      ...connections,
      'sqs:SendMessage <SocketsToDeliverFailures.Arn>',
    ],
    environment: { ...tables, ...endpoint },
  },
  Work: {
    grants: [
      ...dynamo('Records', ...EVERY_ITEM_ACTION),
      ...stream('Records'),
      'secretsmanager:GetSecretValue <SuppressionSecret>',
      'sqs:SendMessage <RecordsToWorkFailures.Arn>',
    ],
    environment: { RECORDS_TABLE: '<Records>', ...suppression },
  },
  Due: {
    grants: [...dynamo('Records', ...EVERY_ITEM_ACTION), 'dynamodb:Query <Records.Arn>/index/byOwner'],
    environment: { RECORDS_TABLE: '<Records>' },
  },
  Webhook: {
    grants: [
      // It posts to addresses that others chose, so its role reaches no case, comment or response.
      ...dynamo('Records', 'GetItem', 'PutItem', 'UpdateItem').map((grant) => `${grant} in WEBHOOK#* NOTICE#*`),
      'dynamodb:Query <Records.Arn>/index/byOwner in WEBHOOKSDUE SITE#*#STAFF',
      'secretsmanager:GetSecretValue <WebhookSecret>',
    ],
    environment: { RECORDS_TABLE: '<Records>', ...webhookSecret, WEBHOOK_ADDRESSES: 'any' },
  },
  Recount: {
    grants: [
      ...dynamo('Records', 'GetItem', 'BatchGetItem', 'Query', 'UpdateItem'),
      'dynamodb:Query <Records.Arn>/index/byOwner',
      ...dynamo('Sockets', 'Query', 'UpdateItem'),
    ],
    environment: tables,
  },
}

const OneOrMore = v.union([
  v.pipe(v.array(v.unknown()), v.minLength(1)),
  v.pipe(
    v.unknown(),
    v.transform((one) => [one]),
  ),
])
const Policy = v.object({
  PolicyDocument: v.object({
    // Strict: another condition or a NotAction would change what the statement means.
    Statement: v.array(
      v.strictObject({
        ...{ Effect: v.literal('Allow'), Action: OneOrMore, Resource: OneOrMore },
        Condition: v.optional(
          v.strictObject({ 'ForAllValues:StringLike': v.strictObject({ 'dynamodb:LeadingKeys': OneOrMore }) }),
        ),
      }),
    ),
  }),
  Roles: v.array(v.unknown()),
})
const Role = v.strictObject({ AssumeRolePolicyDocument: v.object({ Statement: v.array(v.unknown()) }) })
const Lambda = v.object({
  Architectures: v.array(v.string()),
  Runtime: v.string(),
  Role: v.unknown(),
  Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }),
  LoggingConfig: v.object({ LogFormat: v.string(), LogGroup: v.unknown() }),
})

const grantsOf = (role: string): string[] =>
  stack
    .all('AWS::IAM::Policy')
    .map(([, { Properties }]) => v.parse(Policy, Properties))
    .filter(({ Roles }) => Roles.map(readable).includes(`<${role}>`))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource, Condition }) => {
      const partitions = Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'].join(' ')
      const within = partitions ? ` in ${partitions}` : ''
      return Action.flatMap((action) => Resource.map((one) => `${action} ${readable(one)}${within}`))
    })

describe.each(Object.entries(EXPECTED))('the function %s', (name, { grants, environment }) => {
  const lambda = v.parse(Lambda, stack.one('AWS::Lambda::Function', name).Properties)

  it('may do exactly what it needs', () => {
    const ownLog = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} <${name}Logs.Arn>`)
    expect(grantsOf(`${name}Role`).sort()).toEqual([...grants, ...ownLog].sort())
  })

  it('has a role of its own, without managed policies, that only Lambda assumes', () => {
    expect(readable(lambda.Role)).toBe(`<${name}Role.Arn>`)
    const role = v.parse(Role, stack.one('AWS::IAM::Role', `${name}Role`).Properties)
    expect(role.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
    ])
  })

  it('knows exactly the names it needs', () => {
    const variables = Object.entries(lambda.Environment.Variables).map(([key, value]) => [key, readable(value)])
    expect(Object.fromEntries(variables)).toEqual({ STAGE: 'local', ...environment })
  })

  it('runs on Node 24, on Arm, and logs JSON to its own group', () => {
    expect(lambda).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    expect(lambda.LoggingConfig.LogFormat).toBe('JSON')
    expect(readable(lambda.LoggingConfig.LogGroup)).toBe(`<${name}Logs>`)
  })
})

it('every function is one of those above, or the uploader that CDK brings', () => {
  const names = stack.all('AWS::Lambda::Function').map(([name]) => name)
  expect(names.filter((name) => !name.startsWith('CustomCDKBucketDeployment')).sort()).toEqual(
    Object.keys(EXPECTED).sort(),
  )
})

it('[M13] every log is kept for a year at least, also when the stack is deleted', () => {
  for (const [name, { Properties, DeletionPolicy }] of stack.all('AWS::Logs::LogGroup')) {
    expect(Properties.RetentionInDays, name).toBeGreaterThanOrEqual(365)
    expect(DeletionPolicy, name).toMatch(/^Retain/)
  }
})

it('only our own APIs and schedule may invoke a function', () => {
  for (const [name, { Properties }] of stack.all('AWS::Lambda::Permission')) {
    expect(Properties.Principal, name).toMatch(/^(apigateway|events)\.amazonaws\.com$/)
    expect(readable(Properties.SourceArn), name).toMatch(/<(HttpApi|SocketApi)>|^<(Hourly|EveryMinute)Rule\.Arn>$/)
  }
})
