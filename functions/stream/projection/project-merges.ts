import { getQuestion, getQuestions } from '../../store/records.ts'
import { cameOf, carryVote, uncarryVote, votersOf } from '../../store/votes.ts'
import { isVote } from '../../store/wishes.ts'
import type { Projection } from './projection.ts'

/**
 * A merged question's voters count for where it went, each once; an undone merge gives them back. Always from what the
 * question says now, never from what the record says, so a replay of an old merge cannot bring back what was undone.
 */
export const carryMergedQuestions = async ({ tables, activityId, records }: Projection): Promise<void> => {
  for (const { sk: from, before, after } of records) {
    if (!before || !after || before.mergedInto === after.mergedInto) continue
    const now = (await getQuestion(tables, activityId, from))?.mergedInto ?? null
    for (const into of new Set([before.mergedInto, after.mergedInto])) {
      if (typeof into !== 'string') continue
      if (into === now) {
        for await (const { participantId, came } of votersOf(tables, activityId, from))
          await carryVote(tables, { activityId, from, into, participantId, came })
      } else {
        for await (const { participantId, via } of votersOf(tables, activityId, into))
          if (via.has(from)) await uncarryVote(tables, { activityId, from, into, participantId })
      }
    }
  }
}

/** A vote that reached a question at the very moment it was merged, or was carried on from a merge before. */
export const carryVotesForMerged = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const votes = records.filter(({ before, after }) => isVote(before) !== isVote(after))
  if (votes.length === 0) return
  const questions = await getQuestions(
    tables,
    activityId,
    votes.map(({ rest }) => rest[0] ?? ''),
  )
  for (const { rest, sk: participantId, after } of votes) {
    const [from = ''] = rest
    const into = questions.get(from)?.mergedInto
    if (!into) continue
    if (isVote(after)) await carryVote(tables, { activityId, from, into, participantId, came: cameOf(after) })
    else await uncarryVote(tables, { activityId, from, into, participantId })
  }
}
