import { adoptionTable, decidersOf, summaryOf } from '../../domain/solicitation/adoption.ts'
import { allComments } from '../../store/solicitation/comments.ts'
import { getSolicitation, withParts } from '../../store/solicitation/solicitations.ts'
import { dropPrepared, dropRows, getPrepared, putPrepared, putRows } from '../../store/solicitation/tables.ts'
import { asJson, JSON_FILE, kind } from './work-kind.ts'

const MOST_TRIES = 10

/**
 * The adoption table of a solicitation that closed, made ready to be submitted: more comments than a request could read in its time. It
 * carries the number of decisions it was made after, and is only submitted while that still stands.
 */
export const prepareTable = kind<'solicitation.table', { tries: number }>(
  async ({ tables, now }, { activityId }, before) => {
    const head = await getSolicitation(tables, activityId)
    if (head?.state !== 'announced' || head.submitted) return { problem: 'wrong-state' }
    const at = now()
    const last = await getPrepared(tables, activityId)
    const { parts } = await withParts(tables, head)
    const comments = await allComments(tables, activityId)
    const total = comments.length
    const after = await getSolicitation(tables, activityId)
    // Somebody decided while it was read: once more, for a while.
    const tries = (before?.tries ?? 0) + 1
    if (after?.decisions !== head.decisions)
      return tries < MOST_TRIES ? { state: { tries }, done: 0, total } : { problem: 'wrong-state' }
    const table = adoptionTable(parts, comments)
    const id = `prepared-${at}-${tries}`
    await putRows(tables, activityId, id, table)
    const prepared = { id, summary: summaryOf(table), deciders: decidersOf(comments), decisions: head.decisions, at }
    await putPrepared(tables, activityId, prepared)
    // One of as many decisions may be on its way to being submitted.
    if (last && last.decisions !== head.decisions) await dropRows(tables, activityId, last)
    // What was erased while it was written is in it: it is of no use any more, and not kept.
    if ((await getSolicitation(tables, activityId))?.decisions !== head.decisions) {
      await dropPrepared(tables, activityId, prepared)
      return tries < MOST_TRIES ? { state: { tries }, done: 0, total } : { problem: 'wrong-state' }
    }
    return { state: null, done: total, total, output: asJson({ comments: total }), file: JSON_FILE }
  },
)
