import { ConnectQuery } from '../contract/live/frame.ts'
import { parseInput } from '../contract/parse.ts'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import { isPublic } from '../domain/interview/views.ts'
import { transportFor } from '../domain/live/transport.ts'
import { allowed } from '../domain/permission/table.ts'
import { staffSeq } from '../store/log.ts'
import { getActivity } from '../store/records.ts'
import { getSiteInForce, type SiteRecord } from '../store/sites.ts'
import { addConnection, groupsOf, presenceOf, removeConnection, useTicket } from '../store/sockets.ts'
import { staffNow } from '../store/staff.ts'
import type { SocketServices } from './services.ts'

export interface Opening {
  connectionId: string
  query: unknown
  origin: string | null
}

/**
 * Lets a socket in or refuses it (the handshake's status). Citizens need nothing but an allowed origin and a public activity;
 * a ticket opens the staff channel, once, and only for whom the permission table allows it at this moment.
 */
export const connect = async (services: SocketServices, opening: Opening): Promise<Result<null>> => {
  const { tables, now } = services
  const query = parseInput(ConnectQuery, opening.query)
  if (!query.ok) return query
  const { activity: activityId, ticket, own } = query.value
  const activity = await getActivity(tables, activityId)
  const found = activity && (await getSiteInForce(tables, activity.siteId))
  if (!activity || !found) return refuse('not-found')
  let person: Listener | undefined
  if (ticket) {
    const read = await services.signing.readTicket(ticket, activityId)
    if (!read || !(await useTicket(tables, read.ticketId, now()))) return refuse('not-signed-in')
    person = read
    if (!(await mayListen(services, person, found.site))) return refuse('not-allowed')
  } else {
    if (!isPublic(activity)) return refuse('not-found')
    const { origin } = opening
    const ownPage = own !== undefined && (await services.signing.isOwnPage(own, activityId))
    if (origin && !ownPage && !found.inForce.allowedOrigins.includes(origin)) return refuse('origin-not-allowed')
    const presence = presenceOf(await groupsOf(tables, activityId))
    if (!transportFor(activity.brief.state, presence).socket) return refuse('unavailable')
  }
  const subject = person?.subject
  const channel = subject === undefined ? 'public' : 'staff'
  const { connectionId } = opening
  const connection = { connectionId, activityId, channel, ...(subject ? { subject } : {}) } as const
  const seq = channel === 'staff' ? await staffSeq(tables, activityId) : activity.seq
  await addConnection(tables, connection, { now: now(), seq })
  // Whoever took the right away at this very moment may have looked before the socket was there.
  if (person && !(await mayListen(services, person, found.site))) {
    await removeConnection(tables, connection)
    return refuse('not-allowed')
  }
  return accept(null)
}

/** Who follows the staff channel; `session`: signed in by that token, where it is known. */
interface Listener {
  subject: string
  session?: string | undefined
}

/** Whether a person may follow the staff channel at this moment. */
export const mayListen = async (
  { tables, adminSubject }: Pick<SocketServices, 'tables' | 'adminSubject'>,
  { subject, session }: Listener,
  site: SiteRecord,
): Promise<boolean> => {
  const { memberships, signedOut } = await staffNow(tables, adminSubject, subject)
  return (session === undefined || !signedOut.has(session)) && allowed(memberships, site.path, 'socket.staff')
}
