import { mayListen } from '../socket/connect.ts'
import { getActivity } from '../store/records.ts'
import { getSite } from '../store/sites.ts'
import { type Connection, listeningOf, removeConnection } from '../store/sockets.ts'
import type { Services } from './call.ts'

type Closing = Pick<Services, 'tables' | 'connections' | 'adminSubject'>

/**
 * Closes the staff channels that a person may follow no longer. Awaited before the command that took the right away is acknowledged: out
 * of its group first, so that no delivery that begins later reaches them, and then closed, which ends one that is under way.
 */
export const closeLost = async (services: Closing, subject: string): Promise<void> => {
  for (const connection of await listeningOf(services.tables, subject))
    if (!(await mayFollow(services, subject, connection))) await close(services, connection)
}

/** Closes all of a person's staff channels; where they are still signed in elsewhere, that client opens another. */
export const closeAll = async (services: Closing, subject: string): Promise<void> => {
  for (const connection of await listeningOf(services.tables, subject)) await close(services, connection)
}

const mayFollow = async (services: Closing, subject: string, { activityId }: Connection): Promise<boolean> => {
  const activity = await getActivity(services.tables, activityId)
  const site = activity && (await getSite(services.tables, activity.siteId))
  return site !== null && (await mayListen(services, { subject }, site))
}

const close = async ({ tables, connections }: Closing, connection: Connection): Promise<void> => {
  await removeConnection(tables, connection)
  await connections.close(connection.connectionId)
}
