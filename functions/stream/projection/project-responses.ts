import { publicResultsOf } from '../../domain/survey/life/views.ts'
import { advance } from '../../domain/survey/results/batch.ts'
import type { Marks } from '../../domain/survey/tally/index.ts'
import { retrying } from '../../store/conflicts.ts'
import { findActivity } from '../../store/records.ts'
import { stillCounted } from '../../store/survey/responses.ts'
import { countedResults, getBatches, putBatches } from '../../store/survey/results.ts'
import { countIn, type TallyStep } from '../../store/tallies.ts'
import type { ActivityRecord, Projection } from './projection.ts'

/** [D6] Responses counted in, each part of the tallies by itself; and then what of them may be seen. */
export const projectResponses = async (projection: Projection): Promise<void> => {
  const { tables, activityId, records } = projection
  const gone = records.flatMap(({ sk, after }) => (after ? [] : [sk]))
  const kept = await stillCounted(tables, activityId, gone)
  const responses = records.filter(({ sk, after }) => after !== null || !kept.has(sk))
  for (const [, shard] of Map.groupBy(responses, ({ pk }) => pk)) {
    const number = Number(shard[0]?.rest[0])
    const parts = Map.groupBy(
      shard.flatMap((record) => partsOf(record).map((part) => ({ part, record }))),
      ({ part }) => part,
    )
    for (const [part, own] of parts)
      await countIn(
        tables,
        activityId,
        part,
        number,
        own.map(({ record }) => stepOf(part, record)),
      )
  }
  await moveBatches(projection)
}

const marksOf = (item: Record<string, unknown> | null): Marks => (item?.marks as Marks | undefined) ?? {}
const partsOf = ({ before, after }: ActivityRecord): string[] => [
  ...new Set([...Object.keys(marksOf(before)), ...Object.keys(marksOf(after))]),
]

/** What a record changes in one part: a response comes, or is erased. */
const stepOf = (part: string, { before, after, sequence }: ActivityRecord): TallyStep => {
  const options: Record<string, number> = {}
  const add = (item: Record<string, unknown> | null, by: 1 | -1) => {
    for (const [key, count] of Object.entries(marksOf(item)[part] ?? {}))
      options[key] = (options[key] ?? 0) + by * count
  }
  add(before, -1)
  add(after, 1)
  return { sequence, total: (after ? 1 : 0) - (before ? 1 : 0), options }
}

/** [Q6] [Q13] What the public and most staff see of a survey moves on, until it is published and all is seen. */
const moveBatches = async ({ tables, activityId, now }: Projection): Promise<void> => {
  const survey = await findActivity(tables, activityId)
  if (survey?.kind !== 'survey' || publicResultsOf(survey) === 'final') return
  await retrying(async () => {
    const [counted, { batches, moves }] = await Promise.all([
      countedResults(tables, activityId),
      getBatches(tables, activityId),
    ])
    const next = advance(batches, counted, survey.details.batch, now)
    if (next !== batches) await putBatches(tables, activityId, next, moves)
  })
}
