import type { PollRecord } from '../../domain/interview/records.ts'
import { pollResultsPublic } from '../../domain/interview/views.ts'
import type { Tables } from '../../store/client.ts'
import { getPolls } from '../../store/records.ts'
import { dueTallies } from '../../store/sockets.ts'
import { countIn, getTallies, type TallyStep } from '../../store/tallies.ts'
import { choicesOf, isVote } from '../../store/wishes.ts'
import { tellGroups } from './project-log.ts'
import type { ActivityRecord, Projection } from './projection.ts'

/** Votes and poll answers counted in, and the new totals sent on. A poll's reach citizens only when its results are public. */
export const projectTallies = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  const counted = records.filter(({ kind }) => kind === 'VOTE' || kind === 'ANSWER')
  for (const [, shard] of Map.groupBy(counted, ({ pk }) => pk)) {
    const [id = '', number] = shard[0]?.rest ?? []
    await countIn(tables, activityId, id, Number(number), shard.map(step))
  }
  // A poll that closes shows its results, though nobody answered just now.
  const moved = records.filter(({ kind, before, after }) => kind === 'POLL' && after && before?.state !== after.state)
  await tellTotals(tables, activityId, [...counted.map(({ rest }) => rest[0] ?? ''), ...moved.map(({ sk }) => sk)], now)
}

/** Sends totals to the sockets: all to staff, to citizens those they may see. */
export const tellTotals = async (
  tables: Tables,
  activityId: string,
  of: readonly string[],
  now: number,
): Promise<void> => {
  const ids = [...new Set(of)]
  if (ids.length === 0) return
  const [tallies, polls] = await Promise.all([getTallies(tables, activityId, ids), getPolls(tables, activityId, ids)])
  const open = tallies.filter(({ id }) => isPublic(polls.get(id)))
  if (tallies.length > 0) await tellGroups(tables, activityId, 'staff', (pk) => dueTallies(tables, pk, tallies, now))
  if (open.length > 0) await tellGroups(tables, activityId, 'public', (pk) => dueTallies(tables, pk, open, now))
}

const isPublic = (poll: PollRecord | undefined): boolean => poll === undefined || pollResultsPublic(poll)

/** What a record changes in the counts: a person more or less, and for polls which options. */
const step = ({ kind, before, after, sequence }: ActivityRecord): TallyStep => {
  const options: Record<string, number> = {}
  if (kind === 'ANSWER') {
    for (const choice of choicesOf(before)) options[choice] = (options[choice] ?? 0) - 1
    for (const choice of choicesOf(after)) options[choice] = (options[choice] ?? 0) + 1
  }
  return { sequence, total: personIn(kind, after) - personIn(kind, before), options }
}

/** An item may stand for nothing any more but the number of what was taken back. */
const personIn = (kind: string, item: Record<string, unknown> | null): 0 | 1 =>
  (kind === 'ANSWER' ? choicesOf(item).length > 0 : isVote(item)) ? 1 : 0
