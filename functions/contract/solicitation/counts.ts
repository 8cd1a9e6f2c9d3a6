import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'
import { SENDER_KINDS } from './activity.ts'
import { ADOPTIONS, STANCES } from './comment.ts'

const articleId = v.nullable(Id)
const stances = v.object(v.entriesFromList(STANCES, Whole))

/** Comments on one article, or on the whole (`articleId` null), as totals with a version (D5). */
export const ArticleCounts = v.object({ articleId, version: Whole, received: Whole, stances })
export type ArticleCounts = v.InferOutput<typeof ArticleCounts>

/** The same as staff see it: what is decided, and what is left. */
export const ArticleProgress = v.object({
  ...ArticleCounts.entries,
  senders: v.object(v.entriesFromList(SENDER_KINDS, Whole)),
  adoption: v.object(v.entriesFromList(ADOPTIONS, Whole)),
  /** Support or opposition without words: nothing to decide. */
  wordless: Whole,
  undecided: Whole,
  shown: Whole,
  hidden: Whole,
})
export type ArticleProgress = v.InferOutput<typeof ArticleProgress>
