import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { type Hold, holdIdOf } from '../../contract/interview/hold.ts'
import { burstsIn, mayBeBurst } from '../../domain/crowd/burst.ts'
import { heldAfter, wavesIn } from '../../domain/crowd/withheld.ts'
import type { HoldRecord } from '../../domain/interview/records.ts'
import type { Tables } from '../../store/client.ts'
import { retrying } from '../../store/conflicts.ts'
import { recordKey } from '../../store/keys.ts'
import { allHolds, allPolls, getHolds } from '../../store/records.ts'
import { allTallies, getTallies } from '../../store/tallies.ts'
import { votersOf } from '../../store/votes.ts'

/**
 * Looks for bursts among an interview's votes, and withholds what is found until a moderator decides. `of`: the questions whose votes have
 * just changed; where none of them can be in a burst, nothing else is read. Run again it changes nothing.
 */
export const withholdBursts = async (tables: Tables, activityId: string, of: readonly string[]): Promise<void> => {
  const touched = await getTallies(tables, activityId, of)
  if (!touched.some((tally) => mayBeBurst(wavesIn(tally)))) return
  const [tallies, polls, holds] = await Promise.all([
    allTallies(tables, activityId),
    allPolls(tables, activityId),
    allHolds(tables, activityId),
  ])
  const votes = new Map(tallies.filter(({ id }) => !polls.has(id)).map((tally) => [tally.id, wavesIn(tally)]))
  const isOut = (questionId: string, wave: number) =>
    holds.get(holdIdOf(questionId))?.bursts.some((each) => each.wave === wave && each.state !== 'counted') ?? false
  for (const [questionId, found] of Map.groupBy(burstsIn(votes, isOut), (burst) => burst.questionId))
    await retrying(async () => {
      const id = holdIdOf(questionId)
      const before = (await getHolds(tables, activityId, [id])).get(id) ?? null
      const bursts: Hold['bursts'] = before?.bursts ?? []
      if (heldAfter(bursts, found, () => 0) === null) return
      const groups = await groupsByWave(tables, activityId, questionId)
      const after = heldAfter(bursts, found, (wave) => groups.get(wave)?.size ?? 0)
      const version = (before?.version ?? 0) + 1
      if (after) await put(tables, before, { kind: 'hold', activityId, id, questionId, bursts: after, version })
    })
}

const put = (tables: Tables, before: HoldRecord | null, hold: HoldRecord) =>
  tables.db.send(
    new PutCommand({
      TableName: tables.records,
      Item: { ...recordKey(hold), ...hold },
      ...(before
        ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    }),
  )

/** From which groups of addresses the voters of each wave came. */
const groupsByWave = async (tables: Tables, activityId: string, questionId: string) => {
  const groups = new Map<number, Set<number>>()
  for await (const { came } of votersOf(tables, activityId, questionId))
    if (came) groups.set(came.wave, (groups.get(came.wave) ?? new Set()).add(came.group))
  return groups
}
