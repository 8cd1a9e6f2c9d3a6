import * as v from 'valibot'
import { Id, InstantText, line, text, Whole, WishNumber } from '../basics.ts'
import { SenderKind } from './activity.ts'
import { ADOPTIONS, COMMENT_STATES, CommentView, StaffComment, Stance } from './comment.ts'
import { SOLICITATION_LIMITS as MAX } from './limits.ts'
import { Finding } from './personal-data.ts'

const cursor = v.optional(v.pipe(v.string(), v.maxLength(500)))
/** An article's id, or the whole draft. */
export const ArticleOrWhole = v.union([v.literal('whole'), Id])

/** A comment as anyone may read it, with how many others support it. */
export const PublicComment = v.object({ ...CommentView.entries, supports: Whole })
export type PublicComment = v.InferOutput<typeof PublicComment>

export const PublicCommentsQuery = v.object({ article: ArticleOrWhole, after: cursor })
export const PublicCommentPage = v.object({ comments: v.array(PublicComment), next: v.nullable(v.string()) })
export type PublicCommentPage = v.InferOutput<typeof PublicCommentPage>

export const SimilarQuery = v.object({ articleId: v.nullable(Id), text: text(MAX.commentText) })
export const SimilarComments = v.object({ comments: v.array(PublicComment) })

export const SupportRequest = v.object({ on: v.boolean(), number: WishNumber })
export const SupportReply = v.object({ commentId: Id, on: v.boolean(), number: WishNumber })

/** Newest first. Each filter narrows; `undecided` are those that still need a decision. */
export const CommentFilter = v.object({
  article: v.optional(ArticleOrWhole),
  stance: v.optional(Stance),
  label: v.optional(line(MAX.label)),
  sender: v.optional(SenderKind),
  state: v.optional(v.picklist(COMMENT_STATES)),
  adoption: v.optional(v.picklist([...ADOPTIONS, 'undecided'])),
  groupId: v.optional(Id),
  /** Sent at or after, and before, in milliseconds. */
  from: v.optional(InstantText),
  until: v.optional(InstantText),
  search: v.optional(text(MAX.search)),
})
export type CommentFilter = v.InferOutput<typeof CommentFilter>
export const CommentsQuery = v.object({ ...CommentFilter.entries, after: cursor })

/** A filtered page may hold fewer comments than a full one, or none, and still have a next. */
export const StaffCommentPage = v.object({ comments: v.array(StaffComment), next: v.nullable(v.string()) })
export type StaffCommentPage = v.InferOutput<typeof StaffCommentPage>

/** One comment with what masking is proposed for it (M13), and how many others support it. */
export const StaffCommentDetail = v.object({
  comment: StaffComment,
  supports: Whole,
  findings: v.object({ text: v.array(Finding), proposed: v.array(Finding) }),
})

/** Near duplicates: the leader, the earliest, speaks for them. */
export const CommentGroup = v.object({ id: Id, articleId: v.nullable(Id), size: Whole, leader: StaffComment })
export type CommentGroup = v.InferOutput<typeof CommentGroup>
/** The largest first. */
export const CommentGroupPage = v.object({ groups: v.array(CommentGroup), next: v.nullable(v.string()) })

export const LabelsInUse = v.object({ labels: v.array(v.object({ label: v.string(), comments: Whole })) })

/** Looking at an author's contact is an act of its own, with its reason in the audit trail. */
export const RevealContact = v.object({ commandId: Id, reason: text(MAX.reason) })
export const RevealedContact = v.object({ name: v.nullable(v.string()), contact: v.nullable(v.string()) })
