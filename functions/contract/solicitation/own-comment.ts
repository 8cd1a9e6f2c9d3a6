import * as v from 'valibot'
import { Id, Instant } from '../basics.ts'
import { QueryCode, ReceiptNumber } from '../case/receipt.ts'
import { AdoptionStatus, Stance } from './comment.ts'

/** What came of a comment, as its author is told once the result is published. */
const CommentOutcome = v.object({
  /** Null: support or opposition without words, which is counted and has nothing to adopt. */
  status: v.nullable(AdoptionStatus),
  reason: v.string(),
  at: Instant,
})

/** A comment as its author sees it, on the device it was sent from or with number and code. */
export const OwnComment = v.object({
  id: Id,
  activityId: Id,
  title: v.string(),
  articleId: v.nullable(Id),
  /** The article's number as printed; empty: the whole. */
  article: v.string(),
  stance: Stance,
  text: v.string(),
  proposed: v.nullable(v.string()),
  sentAt: Instant,
  number: v.string(),
  /** When its words and its contact were erased on request. */
  erasedAt: v.nullable(Instant),
  /** Whether others see it now. */
  shown: v.boolean(),
  /** Null until the result is published. */
  outcome: v.nullable(CommentOutcome),
})
export type OwnComment = v.InferOutput<typeof OwnComment>

/** Number and code by which the author finds the outcome, also from another device. A repeat gets the same ones. */
export const CommentReceipt = v.object({ id: Id, number: v.string(), code: v.string(), receivedAt: Instant })
export type CommentReceipt = v.InferOutput<typeof CommentReceipt>

export const LookUpComment = v.object({ number: ReceiptNumber, code: QueryCode })
