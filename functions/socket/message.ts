import { ClientMessage, type PublicFrame, type StaffFrame } from '../contract/live/frame.ts'
import { parseInput } from '../contract/parse.ts'
import { staffSeq } from '../store/log.ts'
import { getActivity } from '../store/records.ts'
import { getSite } from '../store/sites.ts'
import { getConnection, removeConnection } from '../store/sockets.ts'
import { mayListen } from './connect.ts'
import type { SocketServices } from './services.ts'

/** Answers "where does the log stand?", so that a client fetches what it lacks (D3, D4). Anything else closes the socket. */
export const message = async (services: SocketServices, connectionId: string, body: unknown): Promise<void> => {
  const { tables, connections } = services
  const parsed = parseInput(ClientMessage, body)
  const connection = await getConnection(tables, connectionId)
  if (!parsed.ok || !connection) return connections.close(connectionId)
  const activity = await getActivity(tables, connection.activityId)
  if (!activity) return connections.close(connectionId)
  if (connection.subject !== undefined) {
    // Roles taken away close the channel with the next message, not only when the socket has grown old.
    const site = await getSite(tables, activity.siteId)
    if (!site || !(await mayListen(services, { subject: connection.subject }, site))) {
      await removeConnection(tables, connection)
      return connections.close(connectionId)
    }
  }
  const { epoch } = activity
  const seq = connection.channel === 'staff' ? await staffSeq(tables, activity.id) : activity.seq
  const known = parsed.value.type === 'ping' || parsed.value.epoch === epoch
  const frame: PublicFrame | StaffFrame = known ? { type: 'position', epoch, seq } : { type: 'resync', epoch }
  const posted = await connections.post(connectionId, JSON.stringify(frame))
  if (posted === 'gone') await removeConnection(tables, connection)
}
