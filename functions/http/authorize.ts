import { CASE_COMMANDS } from '../contract/case/command.ts'
import { INTERVIEW_COMMANDS } from '../contract/interview/command.ts'
import { JOB_TYPES } from '../contract/job/request.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { Route, RouteId } from '../contract/routes.ts'
import type { SiteInForce } from '../contract/site/site.ts'
import { SOLICITATION_COMMANDS } from '../contract/solicitation/command.ts'
import { COMMENT_COMMANDS } from '../contract/solicitation/comment.ts'
import { SURVEY_COMMANDS } from '../contract/survey/command.ts'
import { type ActivityRecord, isPublicActivity } from '../domain/activity.ts'
import type { CaseRecord } from '../domain/case/records.ts'
import { type Action, allowed, PERMISSIONS } from '../domain/permission/table.ts'
import { staffNameOn } from '../domain/site/staff-name.ts'
import { wasDoneBy } from '../store/case/commit.ts'
import { pathsOf } from '../store/case/paths.ts'
import { getCase } from '../store/case/records.ts'
import type { Tables } from '../store/client.ts'
import { tookPart } from '../store/crowd/taken-part.ts'
import { findActivity } from '../store/records.ts'
import { getSiteInForce, type SiteRecord } from '../store/sites.ts'
import { staffNow } from '../store/staff.ts'
import type { Services, Staff } from './call.ts'
import { enterRefused } from './trail.ts'

/** Of a request, what decides whether it may. */
export interface Asking {
  params: { activityId?: string; siteId?: string; caseId?: string }
  /** As it came, not yet parsed: only the names of the site and of the command are read from it here. */
  body: unknown
  /** The `Authorization` header's token. */
  token: string | null
  origin: string | null
  /** The browser's own word that page and platform are one origin; a page cannot set it. */
  sameOrigin: boolean
  /** Claims that API Gateway's JWT authorizer has verified; null where it has not. */
  claims: Claims | null
}

export interface Claims {
  sub: string
  name: string
  issuer: string
  audiences: readonly string[]
  /** Of the token: the same for that one, whatever it is spelt like, and for no other. */
  session: string
  /** When it lapses, in milliseconds. */
  expiresAt: number
}

export interface Granted {
  site?: SiteRecord
  inForce?: SiteInForce
  activity?: ActivityRecord
  case?: CaseRecord
  /** Where a role gives a right to the case: the way to its department, and to each that helps. */
  paths?: readonly (readonly string[])[]
  participantId?: string
  verified?: boolean
  /** A participant's token that is good only for a day, unless they take part. */
  isNew?: boolean
  staff?: Staff
}

/** The one place where a request is let in or refused. Every route passes here; what no rule allows is refused. */
export const authorize = async (
  services: Services,
  id: RouteId,
  route: Route,
  asking: Asking,
): Promise<Result<Granted>> => {
  const granted =
    route.access === 'staff'
      ? await authorizeStaff(services, id, route, asking)
      : await authorizeCitizen(services, route, asking)
  if (!granted.ok || asking.params.siteId) return granted
  const { activity } = granted.value
  const { kind = 'interview' } = route
  return !activity || kind === 'any' || activity.kind === kind ? granted : refuse('not-found')
}

const authorizeCitizen = async (services: Services, route: Route, asking: Asking): Promise<Result<Granted>> => {
  const found = await locate(services, asking)
  if (!found.ok) return found
  const { inForce, activity, site } = found.value
  if (inForce && asking.origin && !asking.sameOrigin && !inForce.allowedOrigins.includes(asking.origin))
    return refuse('origin-not-allowed', { detail: asking.origin })
  if (activity && !isPublicActivity(activity)) return refuse('not-found')
  if (route.access === 'anyone') return found
  if (route.access === 'verified') return authorizeVerified(services, asking, found.value)
  if (!asking.token || !site) return refuse('participant-required')
  const participant = await services.signing.readParticipant(asking.token, site.id)
  if (!participant) return refuse('participant-required')
  const { unusedUntil } = participant
  if (unusedUntil !== null && unusedUntil <= services.now() && !(await tookPart(services.tables, participant.id)))
    return refuse('participant-required')
  const { id: participantId, verified } = participant
  return accept({
    ...found.value,
    participantId,
    verified,
    isNew: unusedUntil !== null && unusedUntil > services.now(),
  })
}

/**
 * A citizen with an ID token. The origin that is to get what comes of it must be one that the site allows, or a phisher's page would
 * borrow the person; and only the platform's own page asks, since no other should ever have had an ID token.
 */
const authorizeVerified = async (
  { signing, citizens }: Services,
  { claims, body, origin, sameOrigin }: Asking,
  granted: Granted,
): Promise<Result<Granted>> => {
  const { site, inForce } = granted
  if (!citizens || !site || !inForce) return refuse('not-found')
  if (!claims || !isFor(claims, citizens.issuer, citizens.clientId)) return refuse('not-signed-in')
  if (origin && !sameOrigin) return refuse('origin-not-allowed', { detail: origin })
  const asker = field(body, 'origin')
  if (asker !== null && !inForce.allowedOrigins.includes(asker)) return refuse('origin-not-allowed', { detail: asker })
  const participantId = await signing.pseudonym(site.id, claims.issuer, claims.sub)
  return accept({ ...granted, participantId, verified: true })
}

/** Two authorizers hand claims over: however a path is spelt, those of the one open nothing behind the other. */
const isFor = (claims: Claims, issuer: string, audience: string): boolean =>
  claims.issuer === issuer && claims.audiences.includes(audience)

const authorizeStaff = async (
  services: Services,
  id: RouteId,
  route: Route,
  asking: Asking,
): Promise<Result<Granted>> => {
  const { issuer, audience } = services.oidc
  if (!asking.claims || !isFor(asking.claims, issuer, audience)) return refuse('not-signed-in')
  const { sub: subject, name, session, expiresAt } = asking.claims
  const { memberships, signedOut } = await staffNow(services.tables, services.adminSubject, subject)
  if (signedOut.has(session)) return refuse('not-signed-in')
  const person = { subject, memberships, session, expiresAt }
  if (!Object.hasOwn(PERMISSIONS, id)) return refuse('not-allowed')
  const action = id as Action
  if (PERMISSIONS[action] === 'signed-in') return accept({ staff: { ...person, name } })
  const siteId = route.siteIn ? field(asking.body, route.siteIn) : null
  const found = await locate(services, siteId === null ? asking : { ...asking, params: { siteId } })
  if (!found.ok) return found
  const { site } = found.value
  const paths = found.value.paths ?? (site ? [site.path] : [])
  const actions = [action, ...commandIn(id, asking.body)]
  // On one path as a whole: what a contractor may not do here is not made up for by another role elsewhere.
  const way = paths.find((path) => actions.every((each) => allowed(memberships, path, each)))
  const acting = { ...person, name: staffNameOn(name, memberships, way ?? []) }
  const granted = { ...found.value, staff: acting }
  if (way || (await wasTheirs(services.tables, id, acting, found.value.case, asking.body))) return accept(granted)
  const refused = refuse('not-allowed')
  await enterRefused(services, actions.at(-1) ?? action, refused.refusal, granted, asking.params)
  return refused
}

/**
 * A command that sent the case away, out of its sender's reach, and whose answer was lost: sent again it does nothing more, for its
 * receipt is there, and is answered the same (D2).
 */
const wasTheirs = async (
  tables: Tables,
  id: RouteId,
  { subject }: Staff,
  record: CaseRecord | undefined,
  body: unknown,
): Promise<boolean> => {
  const commandId = id === 'case.command' && record ? field(body, 'commandId') : null
  return record !== undefined && commandId !== null && (await wasDoneBy(tables, record.id, commandId, subject))
}

const field = (body: unknown, name: string): string | null => {
  const value = body && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value : null
}

/** Each command has a row of its own; a type that is none is refused later, as bad input. */
const commandIn = (id: RouteId, body: unknown): Action[] =>
  (COMMANDS[id] ?? []).filter((type) => type === field(body, 'type'))

const COMMANDS: Partial<Record<RouteId, readonly Action[]>> = {
  'activity.command': INTERVIEW_COMMANDS,
  'survey.command': SURVEY_COMMANDS,
  'job.start': JOB_TYPES,
  'case.command': CASE_COMMANDS,
  'solicitation.command': SOLICITATION_COMMANDS,
  'comment.command': COMMENT_COMMANDS,
}

/** The activity and site a path names, with the settings in force there. */
const locate = async ({ tables }: Services, { params }: Asking): Promise<Result<Granted>> => {
  if (params.caseId && !params.siteId) return locateCase(tables, params.caseId)
  const activity = params.activityId ? await findActivity(tables, params.activityId) : null
  // A path that names both creates the activity, so that it need not be there yet.
  const siteId = params.siteId ?? activity?.siteId
  if (params.activityId && !params.siteId && !activity) return refuse('not-found')
  if (!siteId) return accept({})
  const found = await getSiteInForce(tables, siteId)
  if (!found) return refuse('not-found')
  return accept({ ...found, ...(activity ? { activity } : {}) })
}

/** A case, with the site that received it: its days, its limits and its audit trail are that site's. */
const locateCase = async (tables: Tables, caseId: string): Promise<Result<Granted>> => {
  const record = await getCase(tables, caseId)
  const found = record && (await getSiteInForce(tables, record.siteId))
  if (!found) return refuse('not-found')
  return accept({ ...found, case: record, paths: await pathsOf(tables, record, found.site.path) })
}
