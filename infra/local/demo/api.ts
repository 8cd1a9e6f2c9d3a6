import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { type RefusalCode, RefusalReply } from '../../../functions/contract/refusal.ts'
import { ROUTES, type Route, type RouteId } from '../../../functions/contract/routes.ts'
import { LOCAL_ADDRESS_HEADER } from '../http-message.ts'

type Shape<R extends RouteId, K extends string> =
  (typeof ROUTES)[R] extends Record<K, infer S extends v.GenericSchema> ? S : never
type Input<R extends RouteId, K extends string> = v.InferInput<Shape<R, K>>

export interface Sent<R extends RouteId> {
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

/** Calls the platform as the embed of a page on `origin` does, or the console. */
export const createApi =
  (platformUrl: string, origin: string): Api =>
  async (id, { params, body, query, token }) => {
    const route: Route = ROUTES[id]
    const names: Record<string, string> = params
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
    const response = await fetch(`${platformUrl}${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
      method: route.method,
      headers: {
        origin,
        ...from(token ?? randomUUID()),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (response.ok && route.reply) return v.parse(route.reply, JSON.parse(text)) as never
    const refusal = v.safeParse(v.pipe(v.string(), v.parseJson(), RefusalReply), text)
    throw new Refused(id, refusal.success ? refusal.output.refusal.code : 'internal', `${response.status} ${text}`)
  }
