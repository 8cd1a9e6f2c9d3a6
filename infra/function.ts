import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { acknowledgeWildcards } from './acknowledge.ts'
import { bundle } from './bundle.ts'
import type { Parameters } from './parameters.ts'
import type { SocketApi } from './socket-api.ts'

export type FunctionName = 'http' | 'socket' | 'project' | 'deliver' | 'recount' | 'work' | 'due' | 'webhook'

/** Items of a transaction need the actions they are made of; there is none for the transaction itself. */
export type ItemAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'

export type FunctionProps = { stage: string; memoryMB?: number; timeout?: Duration }

/**
 * The only place a function is made. Each `use…` grants a thing and configures its name in the same call, so that a
 * function can never know a table it may not touch, nor touch one it does not know.
 */
export class PlatformFunction extends LambdaFunction {
  constructor(
    scope: Construct,
    name: FunctionName,
    { stage, memoryMB = 512, timeout = Duration.seconds(10) }: FunctionProps,
  ) {
    const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    // A role of its own, because the managed policy a default role gets may write to every log group of the account.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    logGroup.grantWrite(role)
    super(scope, id, {
      code: bundle(`functions/${name}.lambda.ts`),
      handler: 'index.handler',
      description: `Zhitong ${name} (${stage})`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMB,
      timeout,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { STAGE: stage },
    })
  }

  /** `within`: only items whose partition begins so. */
  useTable(
    table: Table,
    variable: 'RECORDS_TABLE' | 'SOCKETS_TABLE',
    actions: ItemAction[],
    within: readonly string[] = [],
  ): this {
    const prefixed = actions.map((action) => `dynamodb:${action}`)
    const partitions = within.map((prefix) => `${prefix}*`)
    return this.#allow(prefixed, [table.tableArn], partitions).#configure(variable, table.tableName)
  }

  /** Queries only: an index is read, never written. `partitions`: only these, `*` standing for anything. */
  useIndex(table: Table, index: string, partitions: readonly string[] = []): this {
    return this.#allow(['dynamodb:Query'], [`${table.tableArn}/index/${index}`], partitions)
  }

  useSecret(
    secret: Secret,
    variable:
      | 'SIGNING_SECRET_ARN'
      | 'SEALING_SECRET_ARN'
      | 'WEBHOOK_SECRET_ARN'
      | 'SUPPRESSION_SECRET_ARN'
      | 'EDGE_SECRET_ARN',
  ): this {
    return this.#allow(['secretsmanager:GetSecretValue'], [secret.secretArn]).#configure(variable, secret.secretArn)
  }

  /** Where webhooks may go: on the local stage also to receivers on this machine. */
  useWebhookAddresses({ privateWebhooks }: Pick<Parameters, 'privateWebhooks'>): this {
    return this.#configure('WEBHOOK_ADDRESSES', privateWebhooks ? 'any' : 'public')
  }

  /** Posts to open sockets and closes them, or does just the one. */
  useConnections(api: SocketApi, methods: readonly ('POST' | 'DELETE')[] = ['POST', 'DELETE']): this {
    const connections = methods.map((method) => api.connectionsArn(method))
    acknowledgeWildcards(this.role ?? this, connections, 'Connection ids are made when a socket opens.')
    return this.#allow(['execute-api:ManageConnections'], connections).#configure('SOCKET_ENDPOINT', api.callbackUrl)
  }

  useSocketUrl(api: SocketApi): this {
    return this.#configure('SOCKET_URL', api.url)
  }

  /** Where staff sign in, for the console to know, and who of them is admin before any staff exist. */
  useIdentity(identity: Pick<Parameters, 'oidcIssuer' | 'oidcClientId' | 'oidcAudience' | 'adminSubject'>): this {
    return this.#configure('OIDC_ISSUER', identity.oidcIssuer)
      .#configure('OIDC_CLIENT_ID', identity.oidcClientId)
      .#configure('OIDC_AUDIENCE', identity.oidcAudience)
      .useFirstAdmin(identity)
  }

  /** Who verifies citizens, if anybody does. */
  useCitizens({ citizenIssuer, citizenClientId }: Pick<Parameters, 'citizenIssuer' | 'citizenClientId'>): this {
    if (citizenIssuer === undefined || citizenClientId === undefined) return this
    return this.#configure('CITIZEN_ISSUER', citizenIssuer).#configure('CITIZEN_CLIENT_ID', citizenClientId)
  }

  /** Who is platform admin before any staff are stored. */
  useFirstAdmin({ adminSubject }: Pick<Parameters, 'adminSubject'>): this {
    return this.#configure('ADMIN_SUBJECT', adminSubject)
  }

  /** All that Lambda's own poller needs to read a stream in this function's name. */
  allowReadingStream(streamArn: string): this {
    const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']
    return this.#allow(
      actions.map((action) => `dynamodb:${action}`),
      [streamArn],
    )
  }

  allowSending(queueArn: string): this {
    return this.#allow(['sqs:SendMessage'], [queueArn])
  }

  #allow(actions: string[], resources: string[], partitions: readonly string[] = []): this {
    const conditions =
      partitions.length === 0 ? {} : { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } }
    this.addToRolePolicy(new PolicyStatement({ actions, resources, conditions }))
    return this
  }

  #configure(variable: string, value: string): this {
    this.addEnvironment(variable, value)
    return this
  }
}
