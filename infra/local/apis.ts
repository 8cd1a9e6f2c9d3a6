import * as v from 'valibot'
import { type Deployment, ignored, type Resource } from './deployment.ts'
import type { Functions, LocalFunction } from './functions.ts'
import { LocalError } from './local-error.ts'
import { RouteSettings } from './throttle.ts'

/** What the HTTP and the WebSocket API have in common: `AWS::ApiGatewayV2::*`. */

const Api = v.strictObject({
  ProtocolType: v.picklist(['HTTP', 'WEBSOCKET']),
  RouteSelectionExpression: v.optional(v.string()),
  ...ignored('Name', 'Description', 'DisableExecuteApiEndpoint', 'IpAddressType', 'Tags'),
})

const Stage = v.strictObject({
  ApiId: v.string(),
  StageName: v.string(),
  DefaultRouteSettings: v.optional(RouteSettings),
  RouteSettings: v.optional(v.record(v.string(), RouteSettings)),
  ...ignored('AccessLogSettings', 'AutoDeploy', 'DeploymentId', 'Description', 'Tags'),
})

const Integration = v.strictObject({
  ApiId: v.string(),
  IntegrationType: v.literal('AWS_PROXY', 'only Lambda proxy integrations run here'),
  IntegrationUri: v.string(),
  PayloadFormatVersion: v.optional(v.picklist(['1.0', '2.0'])),
  TimeoutInMillis: v.optional(v.number()),
  ...ignored('Description', 'IntegrationMethod', 'ContentHandlingStrategy', 'PassthroughBehavior'),
})

const Route = v.strictObject({
  ApiId: v.string(),
  RouteKey: v.string(),
  Target: v.pipe(v.string(), v.startsWith('integrations/')),
  AuthorizationType: v.optional(v.picklist(['NONE', 'JWT']), 'NONE'),
  AuthorizerId: v.optional(v.string()),
  AuthorizationScopes: v.optional(v.array(v.string()), []),
  RouteResponseSelectionExpression: v.optional(v.literal('$default')),
  ...ignored('OperationName'),
})

const Authorizer = v.strictObject({
  ApiId: v.string(),
  AuthorizerType: v.literal('JWT', 'only JWT authorizers run here'),
  IdentitySource: v.tuple([v.literal('$request.header.Authorization')]),
  JwtConfiguration: v.object({ Issuer: v.string(), Audience: v.array(v.string()) }),
  ...ignored('Name'),
})
export type JwtAuthorizer = v.InferOutput<typeof Authorizer>['JwtConfiguration']

export interface ApiRoute {
  key: string
  target: LocalFunction
  timeoutMs: number
  authorizer: JwtAuthorizer | undefined
  scopes: string[]
  /** WebSocket: whether what the function returns goes back to the client. */
  answers: boolean
}

export interface Api {
  id: string
  domainName: string
  selection: string
  stages: v.InferOutput<typeof Stage>[]
  routes: ApiRoute[]
}

/** The template's API of this protocol, if it has one. */
export const readApi = (
  deployment: Deployment,
  protocol: 'HTTP' | 'WEBSOCKET',
  functions: Functions,
  integrationMs: number,
): Api | undefined => {
  const all = deployment
    .all('AWS::ApiGatewayV2::Api', Api)
    .filter(({ properties }) => properties.ProtocolType === protocol)
  const [api, another] = all
  if (another) throw new LocalError(`the template has two ${protocol} APIs; the local runtime serves one of a kind`)
  if (!api) return undefined

  const mine = <P extends { ApiId: string }>({ properties }: Resource<P>): boolean => properties.ApiId === api.ref
  const integrations = deployment.all('AWS::ApiGatewayV2::Integration', Integration).filter(mine)
  const authorizers = deployment.all('AWS::ApiGatewayV2::Authorizer', Authorizer).filter(mine)
  const find = <R extends { ref: string }>(among: R[], ref: string | undefined, at: string): R => {
    const found = among.find((one) => one.ref === ref)
    if (!found) throw new LocalError(`${at} names ${ref}, which its API does not have`)
    return found
  }

  const routes = deployment
    .all('AWS::ApiGatewayV2::Route', Route)
    .filter(mine)
    .map(({ logicalId, properties }): ApiRoute => {
      const integration = find(integrations, properties.Target.replace('integrations/', ''), logicalId).properties
      if (protocol === 'HTTP' && integration.PayloadFormatVersion !== '2.0') {
        throw new LocalError(`${logicalId}: only payload format 2.0 runs here`)
      }
      const secured = properties.AuthorizationType === 'JWT'
      return {
        key: properties.RouteKey,
        target: functions.find(integration.IntegrationUri),
        timeoutMs: Math.min(integration.TimeoutInMillis ?? integrationMs, integrationMs),
        authorizer: secured
          ? find(authorizers, properties.AuthorizerId, logicalId).properties.JwtConfiguration
          : undefined,
        scopes: properties.AuthorizationScopes,
        answers: properties.RouteResponseSelectionExpression !== undefined,
      }
    })
  return {
    id: api.ref,
    domainName: new URL(api.attributes.ApiEndpoint ?? '').host,
    selection: api.properties.RouteSelectionExpression ?? '',
    stages: deployment
      .all('AWS::ApiGatewayV2::Stage', Stage)
      .filter(mine)
      .map(({ properties }) => properties),
    routes,
  }
}
