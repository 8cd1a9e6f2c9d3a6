import type * as v from 'valibot'
import type { Result } from '../contract/refusal.ts'
import type { ROUTES, RouteId } from '../contract/routes.ts'
import type { CitizensConfig } from '../contract/site/config.ts'
import type { SiteInForce } from '../contract/site/site.ts'
import type { Membership } from '../contract/site/staff.ts'
import type { ActivityRecord } from '../domain/activity.ts'
import type { CaseRecord } from '../domain/case/records.ts'
import type { Done } from '../domain/crowd/room.ts'
import type { Sealing } from '../runtime/sealing.ts'
import type { Signing } from '../runtime/signing.ts'
import type { Connections } from '../socket/connections.ts'
import type { Tables } from '../store/client.ts'
import type { SiteRecord } from '../store/sites.ts'
import type { Sources } from './sources.ts'

/** What the function was wired with. Time and ids are passed in. */
export interface Services {
  tables: Tables
  signing: Signing
  sealing: Sealing
  /** With a secret of its own: the function that sends can open webhooks' secrets and nothing else. */
  webhookSealing: Sealing
  /** With a secret of its own: decides which of equal counts are hidden. */
  suppression: Pick<Sealing, 'mac'>
  /** To close the sockets of who may not listen any more. */
  connections: Pick<Connections, 'close'>
  /** Where requests come from, hidden. */
  sources: Sources
  now: () => number
  newId: () => string
  /** From 0 to below 1. */
  random: () => number
  socketUrl: string
  oidc: { issuer: string; clientId: string; audience: string }
  /** Who verifies citizens; null: nobody, and no activity may ask for it. */
  citizens: CitizensConfig
  adminSubject: string
  /** Only on the local stage: webhooks may go to this machine and to inner networks. */
  webhooksAnywhere: boolean
}

/** Who is calling, as `authorize` found out. */
export interface Staff {
  subject: string
  name: string
  memberships: Membership[]
  session: string
  /** When the access token lapses, in milliseconds. */
  expiresAt: number
}

type Shape<R extends RouteId, K extends string> =
  (typeof ROUTES)[R] extends Record<K, infer S extends v.GenericSchema> ? v.InferOutput<S> : Record<string, never>

type Named<R extends RouteId> = (typeof ROUTES)[R] extends { kind: infer K } ? K : 'interview'
/** The activity that a route's path names. */
type ActivityOf<R extends RouteId> =
  Named<R> extends 'any' ? ActivityRecord : Extract<ActivityRecord, { kind: Named<R> }>

/** One request after everything that is the same for all routes: parsed, authorized, its site and activity loaded. */
export interface Call<R extends RouteId> {
  services: Services
  params: Shape<R, 'params'>
  query: Shape<R, 'query'>
  body: Shape<R, 'body'>
  /** Set when the route names an activity or a site. */
  site: SiteRecord
  inForce: SiteInForce
  activity: ActivityOf<R>
  /** Set when the route names a case; `site` is then the one that received it. */
  case: CaseRecord
  paths: readonly (readonly string[])[]
  /** Set for participants' and staff's routes. */
  participantId: string
  /** Whether the participant is a verified person. */
  verified: boolean
  staff: Staff
  /** What came from the same address lately, this included; null where the route is not limited so. */
  done: Done | null
  header: (name: string) => string | undefined
}

/** `reply` is sent as JSON with this Cache-Control (default `no-store`); a Response goes as it is. */
export interface Answer<T> {
  reply: T
  cache?: string
}

type Handler<R extends RouteId> = (call: Call<R>) => Promise<Result<Answer<Shape<R, 'reply'>>> | Response>

export type Handlers = { [R in RouteId]: Handler<R> }
