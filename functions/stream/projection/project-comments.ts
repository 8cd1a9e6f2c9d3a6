import { type CommentRecord, isShown } from '../../domain/solicitation/comment.ts'
import { type Marks, marksOf, supportPart } from '../../domain/solicitation/marks.ts'
import { getComments } from '../../store/solicitation/comments.ts'
import { noteShown } from '../../store/solicitation/shown.ts'
import { countIn, type TallyStep } from '../../store/tallies.ts'
import { isSupport } from '../../store/wishes.ts'
import type { ActivityRecord, Projection } from './projection.ts'

/** [D6] Each article's part of the tallies by itself, exact under replay. */
export const countComments = async ({ tables, activityId, records }: Projection): Promise<void> => {
  for (const [, shard] of Map.groupBy(records, ({ pk }) => pk)) {
    const number = Number(shard[0]?.rest[0])
    const moves = shard.map((record) => ({ record, before: marks(record.before), after: marks(record.after) }))
    // A group of near duplicates is found for thousands at once, and changes no count.
    const moved = moves.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
    const parts = new Set(moved.flatMap(({ before, after }) => [...Object.keys(before), ...Object.keys(after)]))
    for (const part of parts) {
      const own = moved.filter(({ before, after }) => part in before || part in after)
      const steps = own.map(({ record, before, after }) => stepOf(record.sequence, before[part], after[part]))
      await countIn(tables, activityId, part, number, steps)
    }
  }
}

const marks = (item: Record<string, unknown> | null): Marks => (item ? marksOf(item as unknown as CommentRecord) : {})

const stepOf = (sequence: string, before: Marks[string] | undefined, after: Marks[string] | undefined): TallyStep => {
  const options: Record<string, number> = {}
  for (const [name, count] of Object.entries(before ?? {})) options[name] = (options[name] ?? 0) - count
  for (const [name, count] of Object.entries(after ?? {})) options[name] = (options[name] ?? 0) + count
  return { sequence, total: (after ? 1 : 0) - (before ? 1 : 0), options }
}

/** [D6] One person more or less for a comment. */
export const countSupports = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const supports = records.filter(({ before, after }) => isSupport(before) !== isSupport(after))
  for (const [, own] of Map.groupBy(supports, ({ sk }) => sk.split('#')[0])) {
    const [first] = own
    if (!first) continue
    const steps = own.map(
      ({ sequence, after }): TallyStep => ({ sequence, total: isSupport(after) ? 1 : -1, options: {} }),
    )
    await countIn(tables, activityId, supportPart(first.sk.split('#')[0] ?? ''), Number(first.rest[0]), steps)
  }
}

/** From what each comment is now, not from what the record says: a replay brings back nothing that was hidden since. */
export const listShown = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const turned = records.filter(({ before, after }) => isShownItem(before) !== isShownItem(after))
  if (turned.length === 0) return
  const comments = await getComments(
    tables,
    activityId,
    turned.map(({ sk }) => sk),
  )
  for (const comment of comments.values()) await noteShown(tables, comment)
}

const isShownItem = (item: ActivityRecord['after']): boolean =>
  item !== null && isShown(item as unknown as CommentRecord)
