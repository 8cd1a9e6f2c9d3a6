import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Api, ApiRoute } from './apis.ts'
import type { FaultPlan } from './faults.ts'
import { FunctionError } from './functions.ts'
import { decodePath, type HttpHandler, type HttpRequest, type HttpResponse, json } from './http-message.ts'
import { createJwtCheck } from './jwt.ts'
import { LocalError } from './local-error.ts'
import { type Log, report } from './log.ts'
import { ACCOUNT } from './resources.ts'
import { matchRoute } from './routes.ts'
import { throttle } from './throttle.ts'
import { within } from './within.ts'

const Structured = v.object({
  statusCode: v.pipe(v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]), v.integer()),
  headers: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
  cookies: v.optional(v.array(v.string()), []),
  body: v.optional(v.nullable(v.string())),
  isBase64Encoded: v.optional(v.boolean(), false),
})

/** Bodies of these types reach the function as text, all others in base64. */
const TEXT = /^(text\/|application\/(.+\+)?(json|xml|javascript))/

const toEvent = (
  request: HttpRequest,
  route: ApiRoute,
  stage: string,
  api: Api,
  pathParameters: Record<string, string>,
  host: string,
) => {
  const { method, path, query, body, sourceIp } = request
  // Behind a CDN that keeps the viewer's Host to itself, the API is called by its own name.
  const headers: Record<string, string> = { host, ...request.headers }
  const now = new Date()
  const cookies = headers.cookie?.split('; ')
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value
  }
  const asText = TEXT.test(headers['content-type'] ?? 'text/plain')
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: decodePath(path),
    rawQueryString: query,
    ...(cookies ? { cookies } : {}),
    headers: {
      ...headers,
      'content-length': String(body.length),
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
      'x-forwarded-proto': headers['x-forwarded-proto'] ?? 'https',
      'x-forwarded-port': headers['x-forwarded-port'] ?? '443',
    },
    ...(query ? { queryStringParameters: parameters } : {}),
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    requestContext: {
      accountId: ACCOUNT,
      apiId: api.id,
      domainName: headers.host ?? host,
      domainPrefix: api.id,
      http: {
        method,
        path: decodePath(path),
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage,
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 ? { body: body.toString(asText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !asText,
  }
}

const fromResult = (result: unknown): HttpResponse | 'malformed' => {
  const hasStatus = typeof result === 'object' && result !== null && 'statusCode' in result
  if (!hasStatus) {
    const body = typeof result === 'string' ? result : JSON.stringify(result)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) }
  }
  const parsed = v.safeParse(Structured, result)
  if (!parsed.success) return 'malformed'
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.output
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(own),
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}

export const createHttpGateway = (
  api: Api,
  { log, localize, faults }: { log: Log; localize(text: string): string; faults?: FaultPlan },
): HttpHandler => {
  const checkJwt = createJwtCheck(localize)
  const stages = new Map(
    api.stages.map((stage) => [
      stage.StageName,
      { name: stage.StageName, admits: throttle(stage.DefaultRouteSettings, stage.RouteSettings) },
    ]),
  )
  if (stages.size === 0) throw new LocalError(`the HTTP API ${api.id} has no stage`)

  return async (request) => {
    // A named stage is the first part of the path; `$default` has none.
    const named = stages.get(request.path.split('/')[1] ?? '')
    const stage = named ?? stages.get('$default')
    if (!stage) return json(404, { message: 'Not Found' })
    const path = named ? request.path.slice(named.name.length + 1) || '/' : request.path

    const match = matchRoute(api.routes, request.method, decodePath(path))
    if (!match) return json(404, { message: 'Not Found' })
    const { route, parameters } = match
    if (!stage.admits(route.key)) return json(429, { message: 'Too Many Requests' })

    const event = toEvent(request, route, stage.name, api, parameters, localize(api.domainName))
    let authorized = {}
    if (route.authorizer) {
      const verdict = await checkJwt(route.authorizer, request.headers.authorization, route.scopes)
      if (verdict.status === 403) return json(403, { message: 'Forbidden' })
      if (verdict.status === 401) {
        report(log, 'info', `401 for ${request.method} ${path}: ${verdict.because}`)
        return json(401, { message: 'Unauthorized' }, { 'www-authenticate': 'Bearer' })
      }
      authorized = { authorizer: { jwt: { claims: verdict.claims, scopes: verdict.scopes } } }
    }
    const late = request.method === 'GET' ? undefined : faults?.settings.late
    if (late && faults?.chance(late.share)) {
      const input = { ...event, requestContext: { ...event.requestContext, ...authorized } }
      faults.late(() => route.target.invoke(input))
      return json(503, { message: 'Service Unavailable' })
    }
    try {
      const requestContext = { ...event.requestContext, ...authorized }
      const result = await within(route.timeoutMs, route.target.invoke({ ...event, requestContext }))
      if (result === 'late') return json(503, { message: 'Service Unavailable' })
      const response = fromResult(result.value)
      return response === 'malformed' ? json(500, { message: 'Internal Server Error' }) : response
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error
      return json(500, { message: 'Internal Server Error' })
    }
  }
}
