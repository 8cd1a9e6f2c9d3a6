import type { Tables } from '../../store/client.ts'
import { answerPartition, SHARDS, votePartition } from '../../store/keys.ts'
import { partition } from '../../store/pages.ts'
import { allPolls, allQuestions } from '../../store/records.ts'
import { choicesOf, isVote } from '../../store/wishes.ts'
import { tellTotals, waveNames } from '../projection/project-tallies.ts'
import { add, type Counts, mendShard } from './mend-shard.ts'

/** [D6] [T1] Recounts an interview's votes and poll answers while it can change, mends a total that differs, and tells readers. */
export const recountInterview = async (tables: Tables, activityId: string, now: number): Promise<number> => {
  const mended: string[] = []
  for (let shard = 0; shard < SHARDS; shard++)
    mended.push(...(await mendShard(tables, activityId, shard, () => countsOf(tables, activityId, shard))))
  await tellTotals(tables, activityId, mended, now)
  return new Set(mended).size
}

/** By question and poll; what was taken back counts nowhere. */
const countsOf = async (tables: Tables, activityId: string, shard: number): Promise<Counts> => {
  const counts: Counts = new Map()
  const [questions, polls] = await Promise.all([allQuestions(tables, activityId), allPolls(tables, activityId)])
  for (const id of questions.keys())
    for await (const item of partition(tables, tables.records, votePartition(activityId, id, shard)))
      if (isVote(item)) add(counts, id, Object.fromEntries(waveNames(item).map((name) => [name, 1])))
  for (const id of polls.keys())
    for await (const item of partition(tables, tables.records, answerPartition(activityId, id, shard))) {
      const choices = choicesOf(item)
      if (choices.length > 0) add(counts, id, Object.fromEntries(choices.map((choice) => [choice, 1])))
    }
  return counts
}
