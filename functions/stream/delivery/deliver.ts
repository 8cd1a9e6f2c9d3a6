import type { Channel } from '../../contract/live/frame.ts'
import type { Tally } from '../../contract/live/tally.ts'
import { mergeTallies } from '../../domain/live/tallies.ts'
import { log } from '../../runtime/logger.ts'
import type { Connections } from '../../socket/connections.ts'
import type { Tables } from '../../store/client.ts'
import { readLog, readStaffLog } from '../../store/log.ts'
import { getActivity } from '../../store/records.ts'
import {
  connectionsOf,
  countConnections,
  duePresence,
  groupsOf,
  noteConnections,
  noteGroup,
  presenceOf,
  removeConnection,
} from '../../store/sockets.ts'
import { type BatchResponse, failedFrom, type StreamRecord } from '../stream-record.ts'
import { framesOf, positionFrame } from './frames.ts'
import { postAll } from './post-all.ts'

interface Group {
  activityId: string
  channel: Channel
  group: number
  pk: string
}

/** Beyond this many events a frame only says where the log stands, and readers fetch it from the CDN. */
const MOST_EVENTS = 200

/**
 * Delivers to each group of sockets what its "due" changes say, all of a batch at once: while one delivery is under way
 * further changes gather in the stream and go out together in the next, so large rooms coalesce by themselves.
 */
export const deliver = async (
  services: { tables: Tables; connections: Connections; now: () => number },
  records: readonly StreamRecord[],
): Promise<BatchResponse> => {
  const failed: string[] = []
  const byGroup = [...Map.groupBy(records, ({ pk }) => pk)]
  await Promise.all(
    byGroup.map(async ([pk, own]) => {
      const group = readGroup(pk)
      if (!group) return
      try {
        const moved = own.filter(({ sk }) => sk !== 'DUE').at(-1)
        if (moved) await notePresence(services, group, moved.sequence)
        const due = own.filter(({ sk, after }) => sk === 'DUE' && after)
        if (due.length > 0) await deliverDue(services, group, due)
      } catch (error) {
        log.error('delivery failed', error, { group: pk })
        failed.push(...own.map(({ sequence }) => sequence))
      }
    }),
  )
  return failedFrom(failed)
}

const readGroup = (pk: string): Group | null => {
  const [prefix, activityId, channel, group] = pk.split('#')
  if (prefix !== 'GROUP' || !activityId || (channel !== 'public' && channel !== 'staff')) return null
  return { activityId, channel, group: Number(group), pk }
}

/** Somebody came or went: counted anew, so that it is right whatever was lost; staff see it at once, citizens with the next frame. */
const notePresence = async (
  { tables, now }: { tables: Tables; now: () => number },
  group: Group,
  sequence: string,
): Promise<void> => {
  await noteConnections(tables, group.activityId, group, await countConnections(tables, group.pk), sequence)
  if (group.channel !== 'public') return
  const groups = await groupsOf(tables, group.activityId)
  const presence = presenceOf(groups)
  for (const { channel, pk } of groups) if (channel === 'staff') await duePresence(tables, pk, presence, now())
}

interface Due {
  epoch: string
  from: number
  to: number
  tallies: readonly Tally[]
  presence: number | null
  /** When the oldest of it was acknowledged. */
  at: number
}

const readDue = (due: readonly StreamRecord[]): Due => {
  const items = due.map(({ after }) => after ?? {})
  const logged = items.filter(({ change }) => change === 'log')
  const tallies = items.flatMap((item) => (item.change === 'tally' ? (item.tallies as Tally[]) : []))
  return {
    epoch: String(logged.at(-1)?.epoch ?? ''),
    from: Math.min(...logged.map(({ previous }) => Number(previous) + 1)),
    to: Math.max(0, ...logged.map(({ seq }) => Number(seq))),
    tallies: [...mergeTallies(new Map(), tallies).values()],
    presence: items.reduce<number | null>(
      (last, { presence }) => (presence === undefined ? last : Number(presence)),
      null,
    ),
    at: Math.min(...items.map(({ at }) => Number(at))),
  }
}

const deliverDue = async (
  { tables, connections, now }: { tables: Tables; connections: Connections; now: () => number },
  group: Group,
  records: readonly StreamRecord[],
): Promise<void> => {
  const due = readDue(records)
  const { activityId, channel, pk } = group
  const epoch = due.epoch || ((await getActivity(tables, activityId))?.epoch ?? '')
  const [events, members, groups] = await Promise.all([
    readEvents(tables, group, { ...due, epoch }),
    connectionsOf(tables, pk),
    groupsOf(tables, activityId),
  ])
  const totals = { epoch, tallies: due.tallies, presence: due.presence ?? presenceOf(groups) }
  const frames = events
    ? framesOf({ ...totals, events })
    : [positionFrame(epoch, due.to), ...framesOf({ ...totals, events: [] })]
  const { gone, failed } = await postAll(connections, members, frames)
  for (const connectionId of gone) await removeConnection(tables, { connectionId, activityId, channel })
  await noteGroup(tables, activityId, group, {
    deliveredAt: now(),
    lagMs: Math.max(0, now() - due.at),
    gone: gone.length,
    failed: failed.length,
    ...(due.to > 0 ? { deliveredSeq: due.to } : {}),
  })
}

const readEvents = async (tables: Tables, { activityId, channel }: Group, { epoch, from, to }: Due) => {
  if (to === 0) return []
  if (to - from >= MOST_EVENTS) return null
  return channel === 'staff' ? readStaffLog(tables, activityId, from, to) : readLog(tables, activityId, epoch, from, to)
}
