import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { type Refusal, RefusalReply } from '#contract/refusal.ts'
import { ROUTES, type Route, type RouteId } from '#contract/routes.ts'
import { LOCAL_ADDRESS_HEADER } from '../../infra/local/http-message.ts'

type R<Id extends RouteId> = (typeof ROUTES)[Id]
type Reply<Id extends RouteId> = R<Id> extends { reply: infer S extends v.GenericSchema } ? v.InferOutput<S> : null

export interface Input {
  params?: Record<string, string | number>
  query?: Record<string, string>
  /** Sent as it is: also what the contract would refuse. */
  body?: unknown
  token?: string | null
  headers?: Record<string, string>
}

export interface Got<T> {
  status: number
  /** Parsed by the route's own schema where the status is 200 and the route has one; else null. */
  reply: T | null
  refusal: Refusal | null
  text: string
  headers: Headers
}

export const addressOf = (path: string, { params = {}, query = {} }: Input = {}): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(query)
  return search.size > 0 ? `${filled}?${search}` : filled
}

const parseRefusal = (text: string): Refusal | null => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RefusalReply), text)
  return parsed.success ? parsed.output.refusal : null
}

/** An answer whose reply is of no interest. */
export const readReply = async (response: Response): Promise<Got<unknown>> => {
  const text = await response.text()
  const { status, headers } = response
  return { status, reply: null, refusal: status >= 400 ? parseRefusal(text) : null, text, headers }
}

/** Each person calls from an address of their own, unless a test says from where. */
export const addressFor = (who: string): string =>
  `10.${[...createHash('sha256').update(who).digest().subarray(0, 3)].join('.')}`

/** A client of every route that tells the status too, and holds each reply against the contract. */
export const createCall =
  (origin: string) =>
  async <Id extends RouteId>(id: Id, input: Input = {}): Promise<Got<Reply<Id>>> => {
    const route: Route = ROUTES[id]
    const { body, token, headers } = input
    const response = await fetch(origin + addressOf(route.path, input), {
      method: route.method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        [LOCAL_ADDRESS_HEADER]: addressFor(token ?? randomUUID()),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const reply = response.status === 200 && route.reply ? v.parse(route.reply, JSON.parse(text)) : null
    const refusal = response.status >= 400 ? parseRefusal(text) : null
    return { status: response.status, reply: reply as Reply<Id> | null, refusal, text, headers: response.headers }
  }

export type Call = ReturnType<typeof createCall>

/** The reply of a call that must succeed. */
export const ok = async <T>(got: Promise<Got<T>>): Promise<NonNullable<T>> => {
  const { status, reply, text } = await got
  if (status !== 200 || reply === null || reply === undefined) throw new Error(`${status} ${text}`)
  return reply
}

/** Why a call was refused; throws when it was not. */
export const refusalOf = async (got: Promise<Got<unknown>>): Promise<Refusal> => {
  const { status, refusal, text } = await got
  if (!refusal) throw new Error(`not refused: ${status} ${text}`)
  return refusal
}
