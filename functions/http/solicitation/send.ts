import { timingSafeEqual } from 'node:crypto'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { SendComment } from '../../contract/solicitation/comment.ts'
import type { CommentReceipt, OwnComment } from '../../contract/solicitation/own-comment.ts'
import { queryCode, receiptNumber } from '../../domain/case/receipt.ts'
import {
  type CommentRecord,
  isShown,
  receiveComment,
  type Solicitation,
  sealedPart,
} from '../../domain/solicitation/comment.ts'
import {
  isResultPublic,
  othersShown,
  type SolicitationHead,
  type SolicitationRecord,
} from '../../domain/solicitation/record.ts'
import type { Sealing } from '../../runtime/sealing.ts'
import { getComment, isSameComment, putComment } from '../../store/solicitation/comments.ts'
import type { Services } from '../call.ts'
import { digestOf } from '../digest.ts'

/** Another number after one that is taken, which is one in 8.5 × 10¹¹. */
const NUMBERS = 3

/** Where a comment's sealed part belongs. */
export const contactPlace = (activityId: string, id: string): string => `comment:${activityId}:${id}:contact`

/**
 * The query code of a comment's receipt: made from its id under the deployment's secret, so that a repeat gets the same one (D2), and
 * nobody who reads the table can make it.
 */
const codeOf = async (
  sealing: Sealing,
  { activityId, id }: Pick<CommentRecord, 'activityId' | 'id'>,
): Promise<string> => queryCode(await sealing.mac(`comment-code:${activityId}:${id}`))

export const isCodeOf = async (sealing: Sealing, comment: CommentRecord, code: string): Promise<boolean> => {
  const own = Buffer.from(await codeOf(sealing, comment))
  const given = Buffer.from(code)
  return own.length === given.length && timingSafeEqual(own, given)
}

const receiptOf = async (sealing: Sealing, comment: CommentRecord): Promise<CommentReceipt> => ({
  id: comment.id,
  number: comment.number,
  code: await codeOf(sealing, comment),
  receivedAt: comment.sentAt,
})

/** Stores a comment once; what was stored is answered the same again, also after the close (D2). */
export const takeComment = async (
  { tables, sealing, now, citizens }: Pick<Services, 'tables' | 'sealing' | 'now' | 'citizens'>,
  solicitation: Solicitation,
  sent: SendComment,
  { participantId, verified }: { participantId: string; verified: boolean },
): Promise<Result<CommentReceipt>> => {
  const { id: activityId, details } = solicitation
  const digest = await digestOf(sealing, sent)
  const earlier = await getComment(tables, activityId, sent.id)
  if (earlier)
    return isSameComment(earlier, { participantId, digest })
      ? accept(await receiptOf(sealing, earlier))
      : refuse('id-taken')
  const verifies = citizens !== null
  const secret = sealedPart(details, sent, verifies)
  const contact = secret && (await sealing.seal(JSON.stringify(secret), contactPlace(activityId, sent.id)))
  for (let attempt = 0; attempt < NUMBERS; attempt++) {
    const number = receiptNumber(await sealing.mac(`comment-number:${activityId}:${sent.id}:${attempt}`))
    const who = { participantId, verified, verifies, contact }
    const received = receiveComment(solicitation, sent, { ...who, number, digest, now: now() })
    if (!received.ok) return received
    const stored = await putComment(tables, received.value)
    if (stored === 'number-taken') continue
    return stored.ok ? accept(await receiptOf(sealing, stored.value)) : stored
  }
  return refuse('unavailable')
}

/** A comment as its author sees it; what came of it only once that is published. */
export const ownComment = (
  comment: CommentRecord,
  head: SolicitationHead,
  parts: SolicitationRecord['parts'],
  now: number,
): OwnComment => {
  const article = parts.find(({ id }) => id === comment.articleId)
  const { id, articleId, stance, text, proposed, sentAt, number, adoption, erased } = comment
  return {
    ...{ id, activityId: head.id, title: head.details.title, articleId, article: article?.number ?? '' },
    ...{ stance, text, proposed, sentAt, number },
    erasedAt: erased?.at ?? null,
    shown: isShown(comment) && othersShown(head, now),
    outcome:
      isResultPublic(head) && head.signedOff
        ? { status: adoption?.status ?? null, reason: adoption?.reason ?? '', at: head.signedOff.at }
        : null,
  }
}
