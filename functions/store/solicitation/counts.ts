import type { ArticleProgress } from '../../contract/solicitation/counts.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { articlePart, articleProgress, LABELS_PART, supportPart } from '../../domain/solicitation/marks.ts'
import type { Tables } from '../client.ts'
import { shardOf, tallyKey } from '../keys.ts'
import { getItems } from '../records.ts'
import { getTallies } from '../tallies.ts'

/** Every article of the draft in its order, the whole last; from the tallies alone. */
export const progressOf = async (
  tables: Tables,
  activityId: string,
  parts: readonly DraftPart[],
): Promise<ArticleProgress[]> => {
  const articles = [...parts.flatMap((part) => (part.type === 'article' ? [part.id] : [])), null]
  const tallies = await getTallies(tables, activityId, articles.map(articlePart))
  const byPart = new Map(tallies.map((tally) => [tally.id, tally]))
  return articles.map((articleId) => articleProgress(articleId, byPart.get(articlePart(articleId))))
}

/** Topics in use, the commonest first. */
export const labelsInUse = async (
  tables: Tables,
  activityId: string,
): Promise<{ label: string; comments: number }[]> => {
  const [tally] = await getTallies(tables, activityId, [LABELS_PART])
  return Object.entries(tally?.options ?? {})
    .flatMap(([label, comments]) => (comments > 0 ? [{ label, comments }] : []))
    .sort((a, b) => b.comments - a.comments || (a.label < b.label ? -1 : 1))
}

/** How many support each of these comments. */
export const supportsOf = async (
  tables: Tables,
  activityId: string,
  commentIds: readonly string[],
): Promise<Map<string, number>> => {
  const keys = [...new Set(commentIds)].map((id) => tallyKey(activityId, supportPart(id), shardOf(id)))
  const items = await getItems(tables, keys)
  const totals = new Map(items.map((item) => [String(item.sk), Number(item.total)]))
  return new Map(commentIds.map((id) => [id, totals.get(tallyKey(activityId, supportPart(id), shardOf(id)).sk) ?? 0]))
}
