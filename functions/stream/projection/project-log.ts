import type { Channel } from '../../contract/live/frame.ts'
import { getActivity } from '../../store/records.ts'
import { dueLog, groupsOf } from '../../store/sockets.ts'
import type { Projection } from './projection.ts'

/** New log events, and not those whose words were taken out since: one "due" write for each group of sockets that should hear of them. */
export const projectLog = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  for (const [kind, channel] of [
    ['LOG', 'public'],
    ['STAFFLOG', 'staff'],
  ] as const) {
    const appended = records.filter((record) => record.kind === kind && record.after && !record.before)
    if (appended.length === 0) continue
    const seqs = appended.map(({ sk }) => Number(sk))
    // The public log's key names its epoch; the staff log has the activity's.
    const epoch = appended.at(-1)?.rest[0] ?? (await getActivity(tables, activityId))?.epoch
    if (!epoch) continue
    const due = { epoch, from: Math.min(...seqs), to: Math.max(...seqs), at: oldest(appended, now) }
    await tellGroups(tables, activityId, channel, (pk) => dueLog(tables, pk, due))
  }
}

export const tellGroups = async (
  tables: Projection['tables'],
  activityId: string,
  channel: Channel,
  tell: (groupPk: string) => Promise<unknown>,
): Promise<void> => {
  const groups = await groupsOf(tables, activityId)
  await Promise.all(groups.filter((group) => group.channel === channel).map(({ pk }) => tell(pk)))
}

/** When the oldest of these events was acknowledged: what the delivery's lag is measured from. */
const oldest = (records: Projection['records'], now: number): number =>
  Math.min(now, ...records.map(({ after }) => Number((after?.event as { at?: number } | undefined)?.at ?? now)))
