import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import type { PublicComment, PublicCommentPage } from '../../contract/solicitation/list.ts'
import { likelyDuplicates, ngrams } from '../../domain/similarity.ts'
import { type CommentRecord, publicComment } from '../../domain/solicitation/comment.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Tables } from '../../store/client.ts'
import { supportsOf } from '../../store/solicitation/counts.ts'
import { shownPage } from '../../store/solicitation/shown.ts'
import { withParts } from '../../store/solicitation/solicitations.ts'

const PAGE = 20
/** Of an article's comments, the latest that a new one is compared with. */
const COMPARED = 300
/** Less alike than near duplicates: whoever writes in other words what somebody said already is shown it, too. */
const MUCH_THE_SAME = 0.25

/** A page of what others said on an article, newest first. */
export const publicPage = async (
  tables: Tables,
  head: SolicitationHead,
  articleId: string | null,
  after: string | undefined,
  now: number,
): Promise<PublicCommentPage> => {
  const { comments, next } = await shownPage(tables, head.id, articleId, after, PAGE)
  return { comments: await published(tables, head, comments, now), next }
}

/** Comments that say much the same, the likest first. */
export const similarTo = async (
  tables: Tables,
  head: SolicitationHead,
  { articleId, text }: { articleId: string | null; text: string },
  now: number,
): Promise<PublicComment[]> => {
  const { comments } = await shownPage(tables, head.id, articleId, undefined, COMPARED)
  const others = comments.map((comment) => ({ id: comment.id, grams: ngrams(comment.text) }))
  const alike = likelyDuplicates(text, others, MUCH_THE_SAME).slice(0, SOLICITATION_LIMITS.similar)
  const found = alike.flatMap(({ id }) => comments.find((comment) => comment.id === id) ?? [])
  return published(tables, head, found, now)
}

const published = async (
  tables: Tables,
  head: SolicitationHead,
  comments: readonly CommentRecord[],
  now: number,
): Promise<PublicComment[]> => {
  if (comments.length === 0) return []
  const ids = comments.map(({ id }) => id)
  const [record, supports] = await Promise.all([withParts(tables, head), supportsOf(tables, head.id, ids)])
  return comments.flatMap((comment) => {
    const view = publicComment(comment, record, now)
    return view ? [{ ...view, supports: supports.get(view.id) ?? 0 }] : []
  })
}
