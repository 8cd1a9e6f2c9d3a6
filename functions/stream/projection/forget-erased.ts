import { rowsOf } from '../../domain/solicitation/adoption.ts'
import type { Tables } from '../../store/client.ts'
import { allComments } from '../../store/solicitation/comments.ts'
import { getSolicitation } from '../../store/solicitation/solicitations.ts'
import { dropPrepared, getPrepared, replaceArticle } from '../../store/solicitation/tables.ts'
import type { Projection } from './projection.ts'

/** What was erased from a comment goes from the table too, the one under review, the published one, and one made ready (M13). */
export const forgetErased = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const erased = records.filter(({ before, after }) => after?.erased && !before?.erased)
  for (const articleId of new Set(erased.map(({ after }) => after?.articleId as string | null)))
    await rewrite(tables, activityId, articleId)
}

/** Again where more was erased while it was written: two at once must not bring back each other's words. */
const rewrite = async (tables: Tables, activityId: string, articleId: string | null): Promise<void> => {
  for (;;) {
    const head = await getSolicitation(tables, activityId)
    const prepared = await getPrepared(tables, activityId)
    if (prepared && prepared.id !== head?.tableId) await dropPrepared(tables, activityId, prepared)
    if (!head?.tableId) return
    const rows = rowsOf(await allComments(tables, activityId, articleId))
    await replaceArticle(tables, activityId, head.tableId, articleId, rows)
    const after = await getSolicitation(tables, activityId)
    if (after?.decisions === head.decisions && after.tableId === head.tableId) return
  }
}
