import * as v from 'valibot'
import { Actor, Id, Instant, line, optionalText, text, Version, Whole } from '../basics.ts'
import { SenderKind } from './activity.ts'
import { TextChange } from './comparison.ts'
import { SOLICITATION_LIMITS as MAX } from './limits.ts'
import { Mask, Redaction } from './personal-data.ts'

export const STANCES = ['support', 'oppose', 'suggest', 'ask'] as const
export const Stance = v.picklist(STANCES)
export type Stance = v.InferOutput<typeof Stance>

/** `name` is the organisation's, or the person's where the activity asks for one. */
const Sender = v.object({
  kind: SenderKind,
  name: v.optional(v.nullable(line(MAX.senderName)), null),
})

/** A comment on one article, or on the whole (`articleId` null). To support or oppose needs no words. */
export const SendComment = v.pipe(
  v.object({
    id: Id,
    articleId: v.nullable(Id),
    stance: Stance,
    text: optionalText(MAX.commentText),
    /** The article as it should read. */
    proposed: v.optional(v.nullable(text(MAX.commentText)), null),
    sender: Sender,
    contact: v.optional(v.nullable(line(MAX.contact)), null),
  }),
  v.forward(
    v.check(({ stance, text, proposed }) => {
      if (stance === 'suggest') return text !== '' || proposed !== null
      return stance !== 'ask' || text !== ''
    }, 'text_required'),
    ['text'],
  ),
  v.forward(
    v.check(
      ({ stance, articleId, proposed }) => proposed === null || (stance === 'suggest' && articleId !== null),
      'not_a_suggestion',
    ),
    ['proposed'],
  ),
)
export type SendComment = v.InferOutput<typeof SendComment>

/** `shown` to other citizens, or `hidden` from them with a reason; either way it is counted and decided on. */
export const COMMENT_STATES = ['received', 'shown', 'hidden'] as const

/** Whether a comment was adopted (采纳情况), and why not (M3). */
export const ADOPTIONS = ['adopted', 'partly', 'not'] as const
export const AdoptionStatus = v.picklist(ADOPTIONS)
const Adoption = v.object({ status: AdoptionStatus, reason: v.string(), by: Actor, at: Instant })

/** A comment as staff see it; text and proposal as they were sent. */
export const StaffComment = v.object({
  id: Id,
  articleId: v.nullable(Id),
  stance: Stance,
  text: v.string(),
  proposed: v.nullable(v.string()),
  sender: Sender,
  hasContact: v.boolean(),
  sentAt: Instant,
  state: v.picklist(COMMENT_STATES),
  /** Why hidden. */
  hiddenReason: v.nullable(v.string()),
  redactions: v.object({ text: v.array(Redaction), proposed: v.array(Redaction) }),
  /** The leader of its near duplicates, itself included; null: alone, or not grouped yet. */
  groupId: v.nullable(Id),
  /** Topics. */
  labels: v.array(v.string()),
  adoption: v.nullable(Adoption),
  /** When all that its author wrote was erased on request (M13), and whether there had been words: it is counted as before. */
  erased: v.nullable(v.object({ at: Instant, wordless: v.boolean() })),
  /** The receipt's number; its code is the author's alone. */
  number: v.string(),
  canUndo: v.boolean(),
  version: Version,
})
export type StaffComment = v.InferOutput<typeof StaffComment>

/** A comment as anyone may read it: masked (M13), without name but an organisation's. */
export const CommentView = v.object({
  id: Id,
  articleId: v.nullable(Id),
  stance: Stance,
  text: v.string(),
  /** The proposed wording as a change of the article. */
  proposal: v.nullable(v.array(TextChange)),
  organisation: v.nullable(v.string()),
  sentAt: Instant,
})
export type CommentView = v.InferOutput<typeof CommentView>

const commandId = { commandId: Id }
const label = line(MAX.label)
const labels = v.pipe(v.array(label), v.maxLength(MAX.labels))
const many = {
  ...commandId,
  targets: v.pipe(
    v.array(v.object({ id: Id, version: Version })),
    v.minLength(1),
    v.maxLength(MAX.bulk),
    v.check((targets) => new Set(targets.map(({ id }) => id)).size === targets.length, 'repeated'),
  ),
}
const masks = v.pipe(v.array(Mask), v.maxLength(MAX.redactions))

/** What staff do to comments, many at once; each can be undone once, but erasing. */
export const CommentCommand = v.variant('type', [
  v.object({ ...many, type: v.literal('comment.show') }),
  v.object({ ...many, type: v.literal('comment.hide'), reason: text(MAX.reason) }),
  v.object({
    ...many,
    type: v.literal('comment.adopt'),
    status: AdoptionStatus,
    /** Needed unless adopted. */
    reason: optionalText(MAX.reason),
  }),
  v.object({ ...many, type: v.literal('comment.label'), add: labels, remove: labels }),
  v.object({ ...many, type: v.literal('comment.undo') }),
  /** All of a group alike. Large groups take more than one request: sent again with the same id, it goes on where it stopped. */
  v.object({
    ...commandId,
    type: v.literal('comment.adopt.group'),
    groupId: Id,
    status: AdoptionStatus,
    reason: optionalText(MAX.reason),
  }),
  v.object({ ...commandId, type: v.literal('comment.undo.group'), groupId: Id }),
  v.object({
    ...commandId,
    type: v.literal('comment.redact'),
    id: Id,
    version: Version,
    text: masks,
    proposed: masks,
  }),
  /** All that its author wrote, on their request (M13), whatever the solicitation's state. */
  v.object({ ...commandId, type: v.literal('comment.erase'), id: Id, version: Version, reason: text(MAX.reason) }),
])
export type CommentCommand = v.InferOutput<typeof CommentCommand>
export const COMMENT_COMMANDS = /* @__PURE__ */ CommentCommand.options.map((option) => option.entries.type.literal)
export type CommentCommandType = (typeof COMMENT_COMMANDS)[number]

/** `versions`: of each comment changed. `left`: how many of a group are still to be decided; send the same command again. */
export const CommentCommandReply = v.object({ versions: v.record(v.string(), v.number()), left: v.optional(Whole, 0) })
export type CommentCommandReply = v.InferOutput<typeof CommentCommandReply>
