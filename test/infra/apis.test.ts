import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '#contract/routes.ts'
import { PROD, readable, Synthesized } from './synthesized.ts'

const CITIZENS = { citizenIssuer: 'https://person.example.gov.cn', citizenClientId: 'zhitong-citizens' }
const stack = new Synthesized({ ...PROD, oidcAudience: 'zhitong-api', ...CITIZENS })
const without = new Synthesized(PROD)

const Route = v.object({
  ApiId: v.unknown(),
  RouteKey: v.string(),
  AuthorizationType: v.string(),
  AuthorizerId: v.optional(v.unknown()),
  Target: v.unknown(),
})
const routesOf = (api: string) =>
  stack
    .all('AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => v.parse(Route, Properties))
    .filter(({ ApiId }) => readable(ApiId) === `<${api}>`)

/** The integration's function, found through the route's target. */
const handlerOf = ({ Target }: v.InferOutput<typeof Route>): string => {
  const integration = readable(Target).replace(/^integrations\/<(.*)>$/, '$1')
  const uri = readable(stack.one('AWS::ApiGatewayV2::Integration', integration).Properties.IntegrationUri)
  // HTTP APIs take the function's ARN as it is, WebSocket APIs inside an invocation path.
  return uri.replace(/^arn:.*:lambda:path\/2015-03-31\/functions\/(.*)\/invocations$/, '$1')
}

/** As API Gateway chooses: the exact method before ANY, the longer path before the shorter, else $default. */
const chosenFor = (method: string, path: string) => {
  const matches = routesOf('HttpApi')
    .filter(({ RouteKey }) => {
      if (RouteKey === '$default') return true
      const [verb, template = ''] = RouteKey.split(' ')
      const pattern = template.replaceAll(/\{[^}]+\+\}/g, '.+').replaceAll(/\{[^}]+\}/g, '[^/]+')
      return (verb === 'ANY' || verb === method) && new RegExp(`^${pattern}$`).test(path)
    })
    .sort((a, b) => rank(b.RouteKey) - rank(a.RouteKey))
  const [best] = matches
  if (!best) throw new Error(`No route for ${method} ${path}`)
  return best
}
const rank = (key: string) => (key === '$default' ? 0 : key.length * 2 + (key.startsWith('ANY ') ? 0 : 1))

describe('the HTTP API', () => {
  it.each(Object.values(ROUTES))(
    '[V2] asks for a token of staff, or of citizens, exactly where the contract does: $method $path',
    ({ method, path, access }) => {
      const route = chosenFor(method, path.replaceAll(/\{[^}]+\}/g, 'x'))
      const authorizer = { staff: '<HttpApiStaff>', verified: '<HttpApiCitizens>', anyone: null, participant: null }[
        access
      ]
      expect(route.AuthorizationType).toBe(authorizer === null ? 'NONE' : 'JWT')
      expect(route.AuthorizerId === undefined ? null : readable(route.AuthorizerId)).toBe(authorizer)
      expect(handlerOf(route)).toBe('<Http.Arn>')
    },
  )

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'asks for a token at a staff path no route declares: %s',
    (method) => {
      expect(chosenFor(method, '/api/staff/not/declared').AuthorizationType).toBe('JWT')
    },
  )

  it('lets a preflight of a staff route reach the function without a token', () => {
    const route = chosenFor('OPTIONS', '/api/staff/sites/x')
    expect(route.RouteKey).toBe('OPTIONS /api/staff/{proxy+}')
    expect(route.AuthorizationType).toBe('NONE')
    expect(handlerOf(route)).toBe('<Http.Arn>')
  })

  it('accepts tokens of the given issuer and audience only', () => {
    expect(stack.one('AWS::ApiGatewayV2::Authorizer', 'HttpApiStaff').Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: PROD.oidcIssuer, Audience: ['zhitong-api'] },
    })
  })

  it('accepts ID tokens of the citizens’ issuer for its own client only, and is silent where there is none', () => {
    expect(stack.one('AWS::ApiGatewayV2::Authorizer', 'HttpApiCitizens').Properties).toMatchObject({
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: CITIZENS.citizenIssuer, Audience: [CITIZENS.citizenClientId] },
    })
    expect(chosenFor('PUT', '/api/verified/not/declared').AuthorizationType).toBe('JWT')
    expect(chosenFor('OPTIONS', '/api/verified/not/declared').AuthorizationType).toBe('JWT')
    expect(without.text).not.toMatch(/CITIZEN_ISSUER|HttpApiCitizens|verified\/\{proxy/)
  })

  it('leaves CORS to the function, which knows each site’s origins', () => {
    expect(stack.one('AWS::ApiGatewayV2::Api', 'HttpApi').Properties).not.toHaveProperty('CorsConfiguration')
  })

  it('throttles, and the making of participants more tightly', () => {
    const { Properties } = stack.one('AWS::ApiGatewayV2::Stage', 'HttpApiStage')
    expect(Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 2000, ThrottlingBurstLimit: 2000 },
      RouteSettings: {
        'POST /api/activities/{activityId}/participants': { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 1000 },
        'POST /api/sites/{siteId}/participants': { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 1000 },
        'POST /api/verified/activities/{activityId}/participants': {
          ThrottlingRateLimit: 1000,
          ThrottlingBurstLimit: 1000,
        },
      },
    })
    const declared = routesOf('HttpApi').map(({ RouteKey }) => RouteKey)
    expect(declared).toEqual(expect.arrayContaining(Object.keys(Object(Properties.RouteSettings))))
  })
})

describe('the WebSocket API', () => {
  it('gives $connect, $disconnect and every message to the socket function', () => {
    const routes = routesOf('SocketApi')
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(['$connect', '$default', '$disconnect'])
    for (const route of routes) expect(handlerOf(route)).toBe('<Socket.Arn>')
    expect(stack.one('AWS::ApiGatewayV2::Api', 'SocketApi').Properties.RouteSelectionExpression).toBe(
      '$request.body.type',
    )
  })

  it('throttles', () => {
    expect(stack.one('AWS::ApiGatewayV2::Stage', 'SocketApiStage').Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 2000, ThrottlingBurstLimit: 2000 },
    })
  })
})

describe.each(['HttpApi', 'SocketApi'])('the access log of %s', (api) => {
  const Settings = v.object({ AccessLogSettings: v.object({ DestinationArn: v.unknown(), Format: v.string() }) })
  const { AccessLogSettings } = v.parse(Settings, stack.one('AWS::ApiGatewayV2::Stage', `${api}Stage`).Properties)

  it('is written to a group of its own, whose delivery needs no line in the account’s policy', () => {
    expect(readable(AccessLogSettings.DestinationArn)).toBe(`<${api}AccessLog.Arn>`)
    const { LogGroupName } = stack.one('AWS::Logs::LogGroup', `${api}AccessLog`).Properties
    expect(JSON.stringify(LogGroupName)).toContain('/aws/vendedlogs/zhitong-prod/')
  })

  it('[M13] names no address, browser, query or token', () => {
    const fields = AccessLogSettings.Format.match(/\$context[\w.]+/g)
    expect(fields).toContain('$context.requestId')
    expect(fields).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/sourceIp|userAgent|query|authorizer|identity/i)]),
    )
  })
})
