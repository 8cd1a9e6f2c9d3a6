import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway'
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { accessLog, SOCKET_FIELDS } from './access-log.ts'
import { acknowledge } from './acknowledge.ts'
import { ApiDomain } from './api-domain.ts'
import type { PlatformFunction } from './function.ts'
import type { Parameters } from './parameters.ts'

/** Of messages and connections together; an account admits 500 new connections a second in any case. */
const THROTTLE = { rateLimit: 2000, burstLimit: 2000 }

/**
 * The API is made before its handler is known, because the handler itself needs the API's address: give it with
 * `handleWith`.
 */
export class SocketApi extends Construct {
  readonly api: WebSocketApi
  readonly stage: WebSocketStage

  readonly #domain: string | undefined

  constructor(
    scope: Construct,
    { socketDomain, socketCertificateArn }: Pick<Parameters, 'socketDomain' | 'socketCertificateArn'>,
  ) {
    super(scope, 'SocketApi')
    this.api = new WebSocketApi(this, 'Api', {
      apiName: `${Stack.of(this).stackName}-sockets`,
      routeSelectionExpression: '$request.body.type',
    })
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: 'live',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: accessLog(this, 'sockets', SOCKET_FIELDS),
    })
    this.stage.node.addDependency(this.#logging())
    this.#domain = socketDomain
    if (socketDomain !== undefined && socketCertificateArn !== undefined)
      new ApiDomain(this, {
        ...{ api: this.api, stage: this.stage },
        ...{ domain: socketDomain, certificateArn: socketCertificateArn },
      })
  }

  /** Public `wss://` address. */
  get url(): string {
    return this.#domain === undefined ? this.stage.url : `wss://${this.#domain}`
  }

  /** `https://` address of @connections. */
  get callbackUrl(): string {
    return this.stage.callbackUrl
  }

  connectionsArn(method: string): string {
    return Stack.of(this).formatArn({
      service: 'execute-api',
      resource: this.api.apiId,
      resourceName: `${this.stage.stageName}/${method}/@connections/*`,
    })
  }

  handleWith(handler: PlatformFunction): void {
    const integration = new WebSocketLambdaIntegration('Integration', handler)
    for (const route of ['$connect', '$disconnect', '$default']) this.api.addRoute(route, { integration })
    acknowledge(
      this,
      'AwsSolutions-APIG4',
      'The function checks the token and the origin at $connect, and refuses there.',
    )
  }

  /**
   * API Gateway writes logs of WebSocket APIs with one role per account and region, and refuses to log without it. It is never deleted with a
   * stack, nor with a first deployment that fails: by then it is what the account's other stages log with.
   */
  #logging(): CfnAccount {
    const role = new Role(this, 'LoggingRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    })
    role.applyRemovalPolicy(RemovalPolicy.RETAIN)
    acknowledge(
      role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'The role is the account’s, used by all its WebSocket APIs; AWS documents this policy for it.',
    )
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn })
    account.applyRemovalPolicy(RemovalPolicy.RETAIN)
    return account
  }
}
