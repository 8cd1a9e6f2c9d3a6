import { Stack } from 'aws-cdk-lib'
import { HttpApi as Api, type CfnStage, HttpMethod, HttpNoneAuthorizer, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Construct } from 'constructs'
import { ROUTES } from '#contract/routes.ts'
import { accessLog, HTTP_FIELDS } from './access-log.ts'
import { acknowledge } from './acknowledge.ts'
import { ApiDomain } from './api-domain.ts'
import type { PlatformFunction } from './function.ts'
import type { Parameters } from './parameters.ts'

const STAFF = '/api/staff/{proxy+}'
const VERIFIED = '/api/verified/{proxy+}'
/** Where an anonymous participant is made. */
const JOINS: readonly string[] = [ROUTES['participant.create'].path, ROUTES['box.join'].path]

/** Where a verified person becomes one. */
const VERIFY = ROUTES['participant.verify'].path

/** Of all requests, leaving most of an account's 10,000 a second to the sockets. */
const THROTTLE = { rateLimit: 2000, burstLimit: 2000 }
/**
 * Making participants is what someone stuffing votes has to do first. Each address is held by the function (`room.ts`); this only keeps
 * half of the stage for everything else, and is wide enough that no one machine shuts the door to all others.
 */
const JOIN_THROTTLE = { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 1000 }

export type HttpApiProps = { handler: PlatformFunction } & Pick<
  Parameters,
  'oidcIssuer' | 'oidcAudience' | 'citizenIssuer' | 'citizenClientId' | 'apiDomain' | 'apiCertificateArn'
>

/** One function behind every route; the routes exist for what API Gateway does before it: tokens and throttles. */
export class HttpApi extends Construct {
  readonly api: Api
  readonly stage: HttpStage
  /** Host name that API Gateway gives, for a CDN in front of it. */
  readonly host: string
  /** Host name for everybody else. */
  readonly publicHost: string

  constructor(
    scope: Construct,
    { handler, oidcIssuer, oidcAudience, apiDomain, apiCertificateArn, ...citizens }: HttpApiProps,
  ) {
    super(scope, 'HttpApi')
    const integration = new HttpLambdaIntegration('Integration', handler)
    const none = new HttpNoneAuthorizer()
    this.api = new Api(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      defaultIntegration: integration,
    })
    this.api.addRoutes({
      path: STAFF,
      methods: [HttpMethod.ANY],
      integration,
      authorizer: new HttpJwtAuthorizer('Staff', oidcIssuer, { jwtAudience: [oidcAudience] }),
    })
    // A preflight carries no token by its nature; the function answers it from the site's list of origins.
    this.api.addRoutes({ path: STAFF, methods: [HttpMethod.OPTIONS], integration, authorizer: none })
    const joins = JOINS.flatMap((path) =>
      this.api.addRoutes({ path, methods: [HttpMethod.POST], integration, authorizer: none }),
    )
    const throttled = [...JOINS]
    const { citizenIssuer, citizenClientId } = citizens
    if (citizenIssuer !== undefined && citizenClientId !== undefined) {
      // The ID token is presented, whose audience is the client.
      const authorizer = new HttpJwtAuthorizer('Citizens', citizenIssuer, { jwtAudience: [citizenClientId] })
      this.api.addRoutes({ path: VERIFIED, methods: [HttpMethod.ANY], integration, authorizer })
      joins.push(...this.api.addRoutes({ path: VERIFY, methods: [HttpMethod.POST], integration, authorizer }))
      throttled.push(VERIFY)
    }
    acknowledge(
      this,
      'AwsSolutions-APIG4',
      'Citizens take part without an account; the function checks their participant token. Staff routes, and those of verified citizens, have their authorizers.',
    )

    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: accessLog(this, 'http', HTTP_FIELDS),
    })
    const cfnStage = this.stage.node.defaultChild as CfnStage
    cfnStage.routeSettings = Object.fromEntries(throttled.map((path) => [`POST ${path}`, JOIN_THROTTLE]))
    // A setting of a route that does not exist yet fails the deployment.
    this.stage.node.addDependency(...joins)

    const { region, urlSuffix } = Stack.of(this)
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`
    this.publicHost = apiDomain ?? this.host
    if (apiDomain !== undefined && apiCertificateArn !== undefined)
      new ApiDomain(this, { api: this.api, stage: this.stage, domain: apiDomain, certificateArn: apiCertificateArn })
  }
}
