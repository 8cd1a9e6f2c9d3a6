import type { Actor } from '../../contract/basics.ts'
import { accept, type InputIssue, type Result, refuse } from '../../contract/refusal.ts'
import type {
  AdoptionCounts,
  AdoptionRow,
  AdoptionSummary,
  AdoptionTable,
} from '../../contract/solicitation/adoption.ts'
import type { ArticleProgress } from '../../contract/solicitation/counts.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { withHand } from '../second-person.ts'
import { type CommentRecord, publicWords } from './comment.ts'

/** Support or opposition without words is counted; there is nothing in it to adopt. */
export const isWordless = ({ stance, text, erased }: Pick<CommentRecord, 'stance' | 'text' | 'erased'>): boolean =>
  erased ? erased.wordless : text === '' && (stance === 'support' || stance === 'oppose')

/** The table as it stands (M3), masked (M13). Hidden comments are counted and decided like all others; their words are left out. */
export const adoptionTable = (parts: readonly DraftPart[], comments: readonly CommentRecord[]): AdoptionTable => {
  const articles = parts.filter((part) => part.type === 'article')
  const sections = [...articles, { id: null, number: '' }]
  const byArticle = Map.groupBy(comments, ({ articleId }) => articleId)
  const count = (holds: (comment: CommentRecord) => boolean) => comments.filter(holds).length
  return {
    counts: countsOf(comments),
    stances: {
      support: count(({ stance }) => stance === 'support'),
      oppose: count(({ stance }) => stance === 'oppose'),
      suggest: count(({ stance }) => stance === 'suggest'),
      ask: count(({ stance }) => stance === 'ask'),
    },
    senders: {
      individual: count(({ sender }) => sender.kind === 'individual'),
      organisation: count(({ sender }) => sender.kind === 'organisation'),
    },
    articles: sections.map(({ id, number }) => {
      const own = byArticle.get(id) ?? []
      return { articleId: id, number, counts: countsOf(own), rows: rowsOf(own) }
    }),
  }
}

const countsOf = (comments: readonly CommentRecord[]): AdoptionCounts => {
  const counts: AdoptionCounts = { received: comments.length, adopted: 0, partly: 0, not: 0, wordless: 0, undecided: 0 }
  for (const comment of comments) {
    if (comment.adoption) counts[comment.adoption.status]++
    else counts[isWordless(comment) ? 'wordless' : 'undecided']++
  }
  return counts
}

/** Near duplicates that were decided alike share a row; the earliest whose words are still there speaks for them. */
export const rowsOf = (comments: readonly CommentRecord[]): AdoptionRow[] => {
  const alike = Map.groupBy(
    comments.filter((comment) => !isWordless(comment) && comment.state !== 'hidden'),
    ({ id, groupId, adoption }) => JSON.stringify([groupId ?? id, adoption?.status ?? null, adoption?.reason ?? '']),
  )
  return [...alike.values()].flatMap((group) => {
    const [first] = group.toSorted(
      (a, b) => Number(a.erased !== null) - Number(b.erased !== null) || a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1),
    )
    if (!first) return []
    return {
      ...publicWords(first),
      stance: first.stance,
      comments: group.length,
      status: first.adoption?.status ?? null,
      reason: first.adoption?.reason ?? '',
      erased: first.erased !== null,
    }
  })
}

/**
 * Who took the decisions that stand (one that a colleague took anew is the colleague's), and whoever chose what readers see of a comment.
 */
export const decidersOf = (comments: readonly Pick<CommentRecord, 'adoption' | 'handledBy'>[]): Actor[] =>
  comments
    .flatMap(({ adoption, handledBy }) => [...(adoption ? [adoption.by] : []), ...handledBy])
    .reduce<Actor[]>(withHand, [])

/** Without the rows, which are kept apart. */
export const summaryOf = ({ articles, ...table }: AdoptionTable): AdoptionSummary => ({
  ...table,
  articles: articles.map(({ rows, ...article }) => ({ ...article, rows: rows.length })),
})

/** The same from the counts alone, for looking at before it is submitted; `rows`: at most so many. */
export const countedSummary = (parts: readonly DraftPart[], progress: readonly ArticleProgress[]): AdoptionSummary => {
  const numbers = new Map(parts.map(({ id, number }) => [id, number]))
  const articles = progress.map(({ articleId, received, adoption, wordless, undecided }) => ({
    articleId,
    number: articleId === null ? '' : (numbers.get(articleId) ?? ''),
    counts: { received, ...adoption, wordless, undecided },
    rows: received - wordless,
  }))
  const sum = (of: (each: ArticleProgress) => number) => progress.reduce((total, each) => total + of(each), 0)
  return {
    counts: {
      ...{ received: sum(({ received }) => received), adopted: sum(({ adoption }) => adoption.adopted) },
      ...{ partly: sum(({ adoption }) => adoption.partly), not: sum(({ adoption }) => adoption.not) },
      ...{ wordless: sum(({ wordless }) => wordless), undecided: sum(({ undecided }) => undecided) },
    },
    stances: {
      ...{ support: sum(({ stances }) => stances.support), oppose: sum(({ stances }) => stances.oppose) },
      ...{ suggest: sum(({ stances }) => stances.suggest), ask: sum(({ stances }) => stances.ask) },
    },
    senders: {
      individual: sum(({ senders }) => senders.individual),
      organisation: sum(({ senders }) => senders.organisation),
    },
    articles,
  }
}

/** Whether the table may be published: every comment with words has been decided on. Also, at once, when there were none. */
export const checkAdoption = (table: AdoptionSummary): Result<AdoptionSummary> => {
  const issues: InputIssue[] = table.articles.flatMap(({ articleId, counts }) =>
    counts.undecided > 0
      ? [{ path: `articles.${articleId ?? 'whole'}`, rule: 'undecided', limit: counts.undecided }]
      : [],
  )
  return issues.length > 0 ? refuse('incomplete', { issues }) : accept(table)
}
