import * as v from 'valibot'
import { type Refusal, RefusalReply } from '#contract/refusal.ts'
import type { Route } from '#contract/route.ts'

/**
 * What came of a call: the parsed reply; a refusal of the closed list; or `refusal: null` where nothing was heard (no network,
 * timeout, a proxy's page instead of ours) and the command may or may not have been stored: send it again with the same id (D2).
 */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal | null }

export const UNHEARD = { ok: false, refusal: null } as const

type Empty = Record<never, never>
type Params<R extends Route> = R['params'] extends v.GenericSchema
  ? { params: { [K in keyof v.InferInput<R['params']>]: string | number } }
  : Empty
type Query<R extends Route> = R['query'] extends v.GenericSchema ? { query?: v.InferInput<R['query']> } : Empty
type Body<R extends Route> = R['body'] extends v.GenericSchema
  ? undefined extends v.InferInput<R['body']>
    ? { body?: v.InferInput<R['body']> }
    : { body: v.InferInput<R['body']> }
  : Empty

/** `{ params, query?, body }`, each only where the route has it. */
type CallInput<R extends Route> = Params<R> & Query<R> & Body<R>
type CallReply<R extends Route> = R['reply'] extends v.GenericSchema ? v.InferOutput<R['reply']> : undefined

export interface ApiOptions<Routes extends Record<string, Route>> {
  /** `CITIZEN_ROUTES` for citizens, `ROUTES` for the console. */
  routes: Routes
  /** The platform's origin, without a slash at the end. */
  origin: string
  fetch?: typeof fetch
  /** The bearer token for routes that are not open to anyone; null sends none. */
  token?: () => string | null | Promise<string | null>
  /** In milliseconds, default 15 000. */
  timeoutMs?: number
}

export type Api<Routes extends Record<string, Route>> = <Id extends keyof Routes & string>(
  id: Id,
  input: CallInput<Routes[Id]>,
) => Promise<Answer<CallReply<Routes[Id]>>>

interface LooseInput {
  params?: Record<string, string | number>
  query?: Record<string, string | undefined>
  body?: unknown
}

/** A client of the HTTP API, typed by the route table: `api('question.ask', { params: { activityId, questionId }, body })`. */
export const createApi = <Routes extends Record<string, Route>>(options: ApiOptions<Routes>): Api<Routes> => {
  const send = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init))
  return async (id, input) => {
    const route: Route | undefined = options.routes[id]
    if (!route) throw new Error(`no route ${id}`)
    const loose = input as LooseInput
    const token = route.access === 'anyone' ? null : await options.token?.()
    let status: number
    let json: unknown
    // Not AbortSignal.timeout: browsers of 2022 lack it.
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), options.timeoutMs ?? 15_000)
    try {
      const response = await send(options.origin + address(route.path, loose), {
        method: route.method,
        // No cookie ever: the platform sets none, and the host page's visitors stay unknown to it.
        credentials: 'omit',
        headers: {
          ...(loose.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        ...(loose.body === undefined ? {} : { body: JSON.stringify(loose.body) }),
        signal: stop.signal,
      })
      status = response.status
      json = await response.json().catch((problem) => {
        // What stands before the platform turns away in words of its own; its status is heard all the same.
        if (status < 400) throw problem
      })
    } catch {
      return UNHEARD
    } finally {
      clearTimeout(timer)
    }
    if (status >= 400) return { ok: false, refusal: refusalOf(route.method, status, json) }
    if (!route.reply) return { ok: true, value: undefined as never }
    const parsed = v.safeParse(route.reply, json)
    if (parsed.success) return { ok: true, value: parsed.output as never }
    console.error(`zhitong: unexpected reply to ${id}`, parsed.issues)
    return UNHEARD
  }
}

/**
 * What API Gateway, a firewall or a CDN answers has no refusal in it; its status still says whether to try again. What is read is asked
 * for until it comes; a command that is turned away for good is told of, or it would wait on the device for ever.
 */
const refusalOf = (method: Route['method'], status: number, json: unknown): Refusal | null => {
  const parsed = v.safeParse(RefusalReply, json)
  if (parsed.success) return parsed.output.refusal
  if (status === 429) return { code: 'too-many-requests' }
  if (status === 408 || status >= 500) return { code: 'unavailable' }
  if (method === 'GET') return null
  return { code: status === 413 ? 'too-large' : 'not-allowed' }
}

const address = (path: string, { params, query }: LooseInput): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, value)
  return search.size ? `${filled}?${search}` : filled
}

/** Worth sending again later, unchanged: nothing was heard, or the platform was too busy. */
export const isPassing = (answer: Answer<unknown>): boolean =>
  !answer.ok &&
  (answer.refusal === null || ['internal', 'unavailable', 'too-many-requests'].includes(answer.refusal.code))
