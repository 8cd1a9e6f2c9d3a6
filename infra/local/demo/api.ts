import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { type RefusalCode, RefusalReply } from '#contract/refusal.ts'
import { ROUTES, type Route, type RouteId } from '#contract/routes.ts'
import { LOCAL_ADDRESS_HEADER } from '../http-message.ts'

type Shape<R extends RouteId, K extends string> =
  (typeof ROUTES)[R] extends Record<K, infer S extends v.GenericSchema> ? S : never
type Input<R extends RouteId, K extends string> = v.InferInput<Shape<R, K>>

interface Sent<R extends RouteId> {
  params: { [K in keyof Input<R, 'params'>]: string }
  body?: Input<R, 'body'>
  query?: Record<string, string>
  token?: string
}

/** The platform said no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: RefusalCode

  constructor(route: string, code: RefusalCode, text: string) {
    super(`${route}: ${text}`)
    this.code = code
  }
}

/** Waits for a call that may come to nothing for one of these reasons. */
export const unlessRefused = async (call: Promise<unknown>, ...codes: RefusalCode[]): Promise<void> => {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Refused) || !codes.includes(error.code)) throw error
  }
}

export type Api = <R extends RouteId>(id: R, sent: Sent<R>) => Promise<v.InferOutput<Shape<R, 'reply'>>>

/** Whoever takes part in the demo comes from somewhere else. */
const from = (who: string) => ({
  [LOCAL_ADDRESS_HEADER]: `10.${[...createHash('sha256').update(who).digest().subarray(0, 3)].join('.')}`,
})

/** A busy machine lets a function run out of its time, which no defect is. */
const PASSING: readonly number[] = [500, 502, 503, 504]
const TRIES = 20
const PAUSE_MS = 1_000

/** Asks until there is an answer, as every client of the platform does: sent again, the same changes nothing (D2). */
const answered = async (ask: () => Promise<Response>): Promise<Response> => {
  for (let tried = 1; ; tried++) {
    const response = await ask()
    if (!PASSING.includes(response.status) || tried === TRIES) return response
    await response.body?.cancel()
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** Calls the platform as the embed of a page on `origin` does, or the console. */
export const createApi =
  (platformUrl: string, origin: string): Api =>
  async (id, { params, body, query, token }) => {
    const route: Route = ROUTES[id]
    const names: Record<string, string> = params
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
    const url = `${platformUrl}${path}${query ? `?${new URLSearchParams(query)}` : ''}`
    const headers = {
      origin,
      ...from(token ?? randomUUID()),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const sent = { method: route.method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const response = await answered(() => fetch(url, sent))
    const text = await response.text()
    if (response.ok && route.reply) return v.parse(route.reply, JSON.parse(text)) as never
    const refusal = v.safeParse(v.pipe(v.string(), v.parseJson(), RefusalReply), text)
    throw new Refused(id, refusal.success ? refusal.output.refusal.code : 'internal', `${response.status} ${text}`)
  }
