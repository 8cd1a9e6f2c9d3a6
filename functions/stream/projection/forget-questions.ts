import { WORDLESS } from '../../command/interview.ts'
import type { StaffEvent } from '../../contract/interview/event.ts'
import { isErased } from '../../domain/interview/erasure.ts'
import type { QuestionRecord } from '../../domain/interview/records.ts'
import { commandPartition } from '../../store/keys.ts'
import { blankStaffEvent, readStaffLog, staffSeq } from '../../store/log.ts'
import { forgetClear } from '../../store/trail.ts'
import type { Projection } from './projection.ts'

/**
 * What its asker withdrew or had erased goes from the staff log, too (M13), and from what an earlier release kept of it in the trail. Runs
 * after the staff log has got the event that says so, so that no later one brings words back.
 */
export const forgetQuestions = async (projection: Projection): Promise<void> => {
  const gone = projection.records.flatMap(({ before, after }) => {
    const [was, is] = [before, after] as unknown as [QuestionRecord | null, QuestionRecord | null]
    return was && is && !isErased(was) && isErased(is) ? [was] : []
  })
  if (gone.length === 0) return
  await forgetEvents(projection, gone)
  const { tables, activityId } = projection
  // Of a question that no moderator worded or decided on, the trail holds no words.
  for (const { id, writtenBy, decidedBy } of gone)
    if (writtenBy.length > 0 || decidedBy !== null)
      await forgetClear(
        tables,
        [commandPartition(activityId)],
        `question#${activityId}#${id}`,
        WORDLESS,
        ({ target }) => target === id,
      )
}

const PIECE = 500
/** Two functions' clocks may differ by so much. */
const SKEW_MS = 60_000

/** Backwards to where the oldest of them was asked: what was withdrawn soon costs little. */
const forgetEvents = async ({ tables, activityId }: Projection, gone: readonly QuestionRecord[]): Promise<void> => {
  const ids = new Set(gone.map(({ id }) => id))
  const since = Math.min(...gone.map(({ askedAt }) => askedAt)) - SKEW_MS
  for (let to = await staffSeq(tables, activityId); to > 0; to -= PIECE) {
    const events = await readStaffLog(tables, activityId, Math.max(1, to - PIECE + 1), to)
    for (const event of events) {
      const blank = wordless(event, ids)
      if (blank) await blankStaffEvent(tables, activityId, blank)
    }
    if ((events[0]?.at ?? 0) < since) return
  }
}

const wordless = (event: StaffEvent, ids: ReadonlySet<string>): StaffEvent | null =>
  event.type === 'question' && ids.has(event.question.id) && !isErased(event.question)
    ? { ...event, question: { ...event.question, text: '', original: null, name: null } }
    : null
