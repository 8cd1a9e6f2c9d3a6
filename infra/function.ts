import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledgeWildcards } from './acknowledge.ts'
import { bundle } from './bundle.ts'
import type { SocketApi } from './socket-api.ts'

export type FunctionName = 'http' | 'socket' | 'project' | 'deliver' | 'sweep'

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
export class PlatformFunction extends Construct {
  readonly lambda: LambdaFunction

  constructor(
    scope: Construct,
    name: FunctionName,
    { stage, memoryMB = 512, timeout = Duration.seconds(10) }: FunctionProps,
  ) {
    super(scope, `${name[0]?.toUpperCase()}${name.slice(1)}`)
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    // A role of its own, because the managed policy a default role gets may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.lambda = new LambdaFunction(this, 'Function', {
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
    logGroup.grantWrite(role)
  }

  useTable(table: Table, variable: 'RECORDS_TABLE' | 'SOCKETS_TABLE', actions: ItemAction[]): this {
    this.#allow(
      actions.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    )
    return this.#configure(variable, table.tableName)
  }

  /** Queries only: an index is read, never written. */
  useIndex(table: Table, index: string): this {
    return this.#allow(['dynamodb:Query'], [`${table.tableArn}/index/${index}`])
  }

  useSecret(secret: Secret, variable: 'SIGNING_SECRET_ARN'): this {
    this.#allow(['secretsmanager:GetSecretValue'], [secret.secretArn])
    return this.#configure(variable, secret.secretArn)
  }

  /** Posts to open sockets and closes them. */
  useConnections(api: SocketApi): this {
    const connections = ['POST', 'DELETE'].map((method) => api.connectionsArn(method))
    this.#allow(['execute-api:ManageConnections'], connections)
    acknowledgeWildcards(this, connections, 'Connection ids are made when a socket opens.')
    return this.#configure('SOCKET_ENDPOINT', api.callbackUrl)
  }

  useSocketUrl(api: SocketApi): this {
    return this.#configure('SOCKET_URL', api.url)
  }

  /** All that Lambda's own poller needs to read a stream in this function's name. */
  allowReadingStream(streamArn: string): this {
    return this.#allow(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
      [streamArn],
    )
  }

  allowSending(queueArn: string): this {
    return this.#allow(['sqs:SendMessage'], [queueArn])
  }

  #allow(actions: string[], resources: string[]): this {
    this.lambda.addToRolePolicy(new PolicyStatement({ actions, resources }))
    return this
  }

  #configure(variable: string, value: string): this {
    this.lambda.addEnvironment(variable, value)
    return this
  }
}
