import type { Tally } from '../../contract/live/tally.ts'
import { SENDER_KINDS } from '../../contract/solicitation/activity.ts'
import { ADOPTIONS, STANCES } from '../../contract/solicitation/comment.ts'
import type { ArticleCounts, ArticleProgress } from '../../contract/solicitation/counts.ts'
import { isWordless } from './adoption.ts'
import type { CommentRecord } from './comment.ts'

/** What is counted in one part of the tallies, by counter. */
export type Marks = Record<string, Record<string, number>>

/** The part of the tallies that an article's comments are counted in; no id has a colon. */
export const articlePart = (articleId: string | null): string => `on:${articleId ?? 'whole'}`
/** Where a comment's supporters are counted. */
export const supportPart = (commentId: string): string => `for:${commentId}`
export const LABELS_PART = 'labels'

/** What a comment adds to the tallies as it is now; so a recount needs nothing but comments. */
export const marksOf = (
  comment: Pick<CommentRecord, 'articleId' | 'stance' | 'text' | 'sender' | 'state' | 'labels' | 'adoption' | 'erased'>,
): Marks => {
  const counters = [comment.stance, comment.sender.kind, comment.state, decided(comment)]
  return {
    [articlePart(comment.articleId)]: Object.fromEntries(counters.map((counter) => [counter, 1])),
    ...(comment.labels.length > 0
      ? { [LABELS_PART]: Object.fromEntries(comment.labels.map((label) => [label, 1])) }
      : {}),
  }
}

const decided = (comment: Pick<CommentRecord, 'stance' | 'text' | 'adoption' | 'erased'>): string =>
  comment.adoption?.status ?? (isWordless(comment) ? 'wordless' : 'undecided')

/** Several tallies' counters under their own names; one nobody was counted in is 0. */
const pick = <const K extends string>(names: readonly K[], tally: Tally | undefined): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, tally?.options?.[name] ?? 0])) as Record<K, number>

export const articleProgress = (articleId: string | null, tally: Tally | undefined): ArticleProgress => ({
  articleId,
  version: tally?.version ?? 0,
  received: tally?.total ?? 0,
  stances: pick(STANCES, tally),
  senders: pick(SENDER_KINDS, tally),
  adoption: pick(ADOPTIONS, tally),
  ...pick(['wordless', 'undecided', 'shown', 'hidden'], tally),
})

/** What of it anyone may read: nothing of decisions before they are published. */
export const articleCounts = ({ articleId, version, received, stances }: ArticleProgress): ArticleCounts => ({
  articleId,
  version,
  received,
  stances,
})
