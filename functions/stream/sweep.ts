import { log } from '../runtime/logger.ts'
import type { Tables } from '../store/client.ts'
import { isConditionFailed } from '../store/conflicts.ts'
import { wakeJobs } from '../store/jobs.ts'
import { answerPartition, SHARDS, votePartition } from '../store/keys.ts'
import { openActivities } from '../store/lists.ts'
import { partition } from '../store/pages.ts'
import { allPolls, allQuestions, findActivity } from '../store/records.ts'
import { readTallyShard, writeShard } from '../store/tallies.ts'
import { choicesOf, isVote } from '../store/wishes.ts'
import { tellTotals } from './project-tallies.ts'
import { type Count, same, settle } from './recount.ts'
import { sweepSolicitation } from './sweep-solicitation.ts'
import { sweepSurvey } from './sweep-survey.ts'
import { forEachAlone, runTasks } from './tasks.ts'

/**
 * [D6] Recounts what is stored and mends a tally that differs, in activities that can still change. It only ever differs
 * when a stream record was lost for good (it stands in the failure queue), so this is the net under the exact projection.
 */
export const sweep = async (tables: Tables, now: number): Promise<{ mended: number }> => {
  let mended = 0
  const activities = async () =>
    forEachAlone(
      await openActivities(tables),
      'recounting an activity',
      (id) => id,
      async (id) => {
        mended += await sweepActivity(tables, id, now)
      },
    )
  await runTasks([
    { name: 'wake-jobs', run: () => wakeJobs(tables, now) },
    { name: 'recount', run: activities },
  ])
  return { mended }
}

const sweepActivity = async (tables: Tables, activityId: string, now: number): Promise<number> => {
  const activity = await findActivity(tables, activityId)
  if (activity?.kind === 'survey') return sweepSurvey(tables, activity, now)
  if (activity?.kind === 'solicitation') return sweepSolicitation(tables, activity)
  const [questions, polls] = await Promise.all([allQuestions(tables, activityId), allPolls(tables, activityId)])
  const partitions = [
    ...[...questions.keys()].map((id) => ({ id, partition: votePartition })),
    ...[...polls.keys()].map((id) => ({ id, partition: answerPartition })),
  ]
  const different: string[] = []
  for (const { id, partition } of partitions)
    for (let shard = 0; shard < SHARDS; shard++)
      if (await mend(tables, activityId, id, shard, partition(activityId, id, shard))) different.push(id)
  await tellTotals(tables, activityId, different, now)
  return different.length
}

const mend = async (tables: Tables, activityId: string, id: string, shard: number, pk: string): Promise<boolean> => {
  const before = await readTallyShard(tables, activityId, id, shard)
  const first = await recount(tables, pk)
  if (same(before, first)) return false
  await settle()
  const second = await recount(tables, pk)
  const still = await readTallyShard(tables, activityId, id, shard)
  if (!same(first, second) || still.version !== before.version) return false
  try {
    await writeShard(tables, activityId, id, shard, before, { ...before, ...second, version: before.version + 1 })
    log.warn('tally mended', { activityId, id, shard, from: before.total, to: second.total })
    return true
  } catch (error) {
    if (isConditionFailed(error)) return false
    throw error
  }
}

const recount = async (tables: Tables, pk: string): Promise<Count> => {
  const count: Count = { total: 0, options: {} }
  for await (const item of partition(tables, tables.records, pk)) {
    const choices = choicesOf(item)
    if (choices.length === 0 && !isVote(item)) continue
    count.total++
    for (const choice of choices) count.options[choice] = (count.options[choice] ?? 0) + 1
  }
  return count
}
