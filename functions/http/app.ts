import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { LambdaEvent } from 'hono/aws-lambda'
import { parseInput } from '../contract/parse.ts'
import { accept, REFUSALS, type Refusal, type Result } from '../contract/refusal.ts'
import { ROUTES, type Route, type RouteId } from '../contract/routes.ts'
import { unstorable } from '../contract/storable.ts'
import { PERMISSIONS } from '../domain/permission/table.ts'
import { log } from '../runtime/logger.ts'
import { Unavailable, withDeadline } from '../runtime/patience.ts'
import { markTookPart } from '../store/crowd/taken-part.ts'
import { isTooLargeForStore } from '../store/database.ts'
import { authorize, type Claims } from './authorize.ts'
import type { Answer, Call, Services } from './call.ts'
import { isCanonical } from './canonical.ts'
import { ACT_OF, crowdAt } from './crowd.ts'
import { handlers } from './handlers/index.ts'
import { CORS_PREFLIGHT, corsHeaders, isSameOrigin } from './origin.ts'
import { parseJson } from './parse-json.ts'
import { enterAnswer, enterRefused, type Params } from './trail.ts'

type Environment = { Bindings: { event: LambdaEvent } }

/** No request is larger: the longest, an interview with all its materials, stays well below. */
const MAX_BODY_BYTES = 512 * 1024

/** Of the function's 10 s: a call of a table that is begun at the end may take 2.5 s more (milliseconds). */
const REQUEST_MS = 7_000

/** After what passes by itself, in seconds: clients of ours wait by their own backoff, others read this. */
const RETRY_AFTER = '1'

/** The HTTP API: every route of the contract, each parsed, authorized, handled and answered in the same way. */
export const createApp = (services: Services): Hono<Environment> => {
  const app = new Hono<Environment>()
  app.use('*', (_, next) => withDeadline(REQUEST_MS, next))
  app.use('*', async (c, next) => {
    const { rawPath } = (c.env?.event ?? {}) as { rawPath?: string }
    return rawPath === undefined || isCanonical(rawPath) ? next() : refusal(c, { code: 'not-found' }, false)
  })
  for (const [id, route] of Object.entries(ROUTES) as [RouteId, Route][])
    app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => answer(c, services, id, route))
  app.options('*', (c) => new Response(null, { status: 204, headers: preflight(c) }))
  app.notFound((c) => refusal(c, { code: 'not-found' }, false))
  app.onError((error, c) => {
    // Nobody's defect: the client sends the same again, by itself.
    if (error instanceof Unavailable) {
      log.warn('unavailable', { method: c.req.method, path: c.req.routePath, cause: error.message })
      return refusal(c, { code: 'unavailable' }, true)
    }
    if (isTooLargeForStore(error)) return refusal(c, { code: 'too-large' }, true)
    log.error('request failed', error, { method: c.req.method, path: c.req.routePath })
    return refusal(c, { code: 'internal' }, true)
  })
  return app
}

const preflight = (c: Context): Record<string, string> =>
  /^\/api\/(?:staff|verified)\//.test(c.req.path) ? {} : { ...corsHeaders(c.req.header('origin')), ...CORS_PREFLIGHT }

const answer = async (c: Context<Environment>, services: Services, id: RouteId, route: Route): Promise<Response> => {
  // The others carry tokens that no page on another origin has any business with.
  const open = route.access === 'anyone' || route.access === 'participant'
  const params = route.params ? parseInput(route.params, c.req.param()) : accept({})
  // An id that cannot be one names nothing.
  if (!params.ok) return refusal(c, { code: 'not-found' }, open)
  const text = route.body ? await c.req.text() : ''
  if (Buffer.byteLength(text) > (route.maxBodyBytes ?? MAX_BODY_BYTES)) return refusal(c, { code: 'too-large' }, open)
  const json = parseJson(text)
  const origin = c.req.header('origin') ?? null
  const sameOrigin = isSameOrigin(c.req.header('sec-fetch-site'))
  const granted = await authorize(services, id, route, {
    params: params.value as Record<string, string>,
    body: json,
    token: bearer(c.req.header('authorization')),
    origin,
    sameOrigin,
    claims: verifiedClaims(c.env?.event),
  })
  if (!granted.ok) return refusal(c, granted.refusal, open)
  const query = route.query ? parseInput(route.query, c.req.query()) : accept({})
  if (!query.ok) return refusal(c, query.refusal, open)
  const body = route.body ? parseInput(route.body, json) : accept({})
  if (!body.ok) return refusal(c, body.refusal, open)
  // Whatever a schema lets through: told at its field, before anything is stored.
  const issues = route.body ? unstorable(json) : []
  if (issues.length > 0) return refusal(c, { code: 'invalid-input', issues }, open)
  const header = (name: string) => c.req.header(name)
  const room = await crowdAt(services, id, granted.value, header)
  if (room && !room.ok) {
    // Passing: the client sends the same again, and says meanwhile that it waits.
    const busy = refusal(c, { code: 'too-many-requests' }, open)
    busy.headers.set('retry-after', String(room.retryAfterS))
    return busy
  }
  const call = {
    ...{ services, params: params.value, query: query.value, body: body.value, header, ...granted.value },
    done: room?.done ?? null,
  }
  // The handler of a route takes what the route's own schemas gave; the table pairs them, the compiler cannot follow.
  const handler = handlers[id] as (call: Call<RouteId>) => Promise<Result<Answer<unknown>> | Response>
  const result = await handler(call as unknown as Call<RouteId>)
  if (result instanceof Response) return result
  if (!result.ok) {
    await enterRefused(services, actionOf(id, body.value), result.refusal, granted.value, params.value as Params)
    return refusal(c, result.refusal, open)
  }
  await enterAnswer(services, id, granted.value, params.value as Params)
  const { participantId, isNew } = granted.value
  // Before it is acknowledged: who was told that something is stored is known to it for half a year.
  if (participantId !== undefined && isNew && ACT_OF[id])
    await markTookPart(services.tables, participantId, services.now())
  const { reply, cache = 'no-store' } = result.value
  // A cache knows the origin but not why it was let in: what one program claims to be must not serve the next page there.
  const kept = origin && sameOrigin ? 'no-store' : cache
  return c.json(reply as object, 200, { ...shared(c, open), 'cache-control': kept })
}

/** What was asked for: the command, where the route takes commands. */
const actionOf = (id: RouteId, body: unknown): string => {
  const type = body && typeof body === 'object' && 'type' in body ? String(body.type) : ''
  return Object.hasOwn(PERMISSIONS, type) ? type : id
}

const bearer = (header: string | undefined): string | null => header?.match(/^Bearer ([\w.~+/-]+=*)$/)?.[1] ?? null

const verifiedClaims = (event: LambdaEvent | undefined): Claims | null => {
  const context = event && 'requestContext' in event ? event.requestContext : undefined
  const authorizer =
    context && 'authorizer' in context
      ? (context.authorizer as { jwt?: { claims?: Record<string, unknown> } })
      : undefined
  const { sub, name, iss, aud, client_id: clientId, jti, iat, exp } = authorizer?.jwt?.claims ?? {}
  if (typeof sub !== 'string' || typeof iss !== 'string') return null
  // API Gateway prints a list as `[a b]`, and takes the client id where a token has no audience.
  const audiences = String(aud ?? clientId ?? '').replace(/^\[(.*)\]$/, '$1')
  // From what is signed, not from how it was sent: a signature can be spelt in several ways, and a header, too.
  const session = createHash('sha256')
    .update(JSON.stringify([sub, jti, iat, exp]))
    .digest('base64url')
  const expiresAt = Number(exp) > 0 ? Number(exp) * 1000 : Number.MAX_SAFE_INTEGER
  return {
    sub,
    name: typeof name === 'string' ? name : sub,
    issuer: iss,
    audiences: audiences.split(' '),
    session,
    expiresAt,
  }
}

/** Anyone may read why they were refused, also a page on a foreign origin: the embed shows it. */
const refusal = (c: Context, reason: Refusal, open: boolean): Response =>
  c.json({ refusal: reason }, REFUSALS[reason.code], {
    ...shared(c, open),
    ...(reason.code === 'unavailable' ? { 'retry-after': RETRY_AFTER } : {}),
    'cache-control': 'no-store',
  })

const shared = (c: Context, open: boolean): Record<string, string> => ({
  ...(open ? corsHeaders(c.req.header('origin')) : {}),
  'x-content-type-options': 'nosniff',
})
