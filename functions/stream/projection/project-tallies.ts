import { holdIdOf } from '../../contract/interview/hold.ts'
import { shownVotes, waveOption } from '../../domain/crowd/withheld.ts'
import type { PollRecord } from '../../domain/interview/records.ts'
import { pollResultsPublic } from '../../domain/interview/views.ts'
import type { Tables } from '../../store/client.ts'
import { getHolds, getPolls } from '../../store/records.ts'
import { dueTallies } from '../../store/sockets.ts'
import { countIn, getTallies, type TallyStep } from '../../store/tallies.ts'
import { cameOf } from '../../store/votes.ts'
import { choicesOf, isVote } from '../../store/wishes.ts'
import { tellGroups } from './project-log.ts'
import type { ActivityRecord, Projection } from './projection.ts'
import { withholdBursts } from './withhold-bursts.ts'

/** Votes and poll answers counted in, and the new totals sent on. A poll's reach citizens only when its results are public. */
export const projectTallies = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  const counted = records.filter(({ kind }) => kind === 'VOTE' || kind === 'ANSWER')
  for (const [, shard] of Map.groupBy(counted, ({ pk }) => pk)) {
    const [id = '', number] = shard[0]?.rest ?? []
    await countIn(tables, activityId, id, Number(number), shard.map(step))
  }
  // A poll that closes shows its results, though nobody answered just now.
  const moved = records.filter(({ kind, before, after }) => kind === 'POLL' && after && before?.state !== after.state)
  const votedFor = counted.filter(({ kind }) => kind === 'VOTE').map(({ rest }) => rest[0] ?? '')
  if (votedFor.length > 0) await withholdBursts(tables, activityId, [...new Set(votedFor)])
  // What is withheld, or counts again, changes a total as a vote does.
  const held = records
    .filter(({ kind, after }) => kind === 'HOLD' && after)
    .map(({ after }) => String(after?.questionId))
  const changed = [...counted.map(({ rest }) => rest[0] ?? ''), ...moved.map(({ sk }) => sk), ...held]
  await tellTotals(tables, activityId, changed, now)
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
  const [stored, polls, holds] = await Promise.all([
    getTallies(tables, activityId, ids),
    getPolls(tables, activityId, ids),
    getHolds(tables, activityId, ids.map(holdIdOf)),
  ])
  const tallies = stored.map((tally) =>
    polls.has(tally.id) ? tally : shownVotes(tally, holds.get(holdIdOf(tally.id))),
  )
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
  } else {
    for (const [item, by] of [
      [before, -1],
      [after, 1],
    ] as const)
      for (const name of isVote(item) ? waveNames(item) : []) options[name] = (options[name] ?? 0) + by
  }
  return { sequence, total: personIn(kind, after) - personIn(kind, before), options }
}

/** The counter of the wave that a vote belongs to, where it belongs to one. */
export const waveNames = (item: Record<string, unknown> | null): string[] => {
  const came = cameOf(item)
  return came ? [waveOption(came.wave)] : []
}

/** An item may stand for nothing any more but the number of what was taken back. */
const personIn = (kind: string, item: Record<string, unknown> | null): 0 | 1 =>
  (kind === 'ANSWER' ? choicesOf(item).length > 0 : isVote(item)) ? 1 : 0
