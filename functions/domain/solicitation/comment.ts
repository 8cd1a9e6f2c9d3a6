import type { Actor, Language } from '../../contract/basics.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { CommentView, SendComment, StaffComment } from '../../contract/solicitation/comment.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { identityObstacle } from '../identity.ts'
import { compareTexts } from './compare.ts'
import { mask } from './personal-data.ts'
import { isOpen, type SolicitationRecord } from './record.ts'

/** What a decision changes, kept so that the last one can be undone. */
export type CommentDecision = Pick<StaffComment, 'state' | 'hiddenReason' | 'labels' | 'adoption'>

export interface CommentRecord extends Omit<StaffComment, 'hasContact' | 'canUndo'> {
  kind: 'comment'
  activityId: string
  /** The sender, known by an anonymous id. */
  participantId: string
  /** Sealed by the store; only asked whether there is one. */
  contact: string | null
  previous: CommentDecision | null
  /** Who hid, showed or masked it, or took a decision on it back: what readers see of it is their work, too. */
  handledBy: Actor[]
  /** What tells its content from other content under the same id (D2); empty once it was erased. */
  digest?: string
}

/** What the rules on comments need of a solicitation. */
export type Solicitation = Pick<SolicitationRecord, 'id' | 'state' | 'details' | 'period' | 'parts'>

/**
 * Whether senders give name and contact for somebody to check: only where they are to be verified and nobody does so by an issuer,
 * which then says that they are one person and needs to tell nothing more (M13, M14).
 */
const checksByHand = ({ identity }: Pick<Solicitation['details'], 'identity'>, verifies: boolean): boolean =>
  identity === 'verified' && !verifies

/** What of a comment is sealed before it is stored: how to reach its author and, where it is checked but not shown, the name (M14). */
export const sealedPart = (
  details: Pick<Solicitation['details'], 'identity'>,
  { sender, contact }: Pick<SendComment, 'sender' | 'contact'>,
  verifies: boolean,
): { name: string | null; contact: string | null } | null => {
  const name = checksByHand(details, verifies) && sender.kind === 'individual' ? sender.name : null
  return name === null && contact === null ? null : { name, contact }
}

const badInput = (path: string, rule: string) => refuse('invalid-input', { issues: [{ path, rule }] })

interface Received {
  participantId: string
  /** Whether an issuer has verified the sender, and whether any can. */
  verified: boolean
  verifies: boolean
  contact: string | null
  number: string
  digest: string
  now: number
}

/** A new comment, if comments are open and the sender is of a kind and as well known as the activity asks for (M14). */
export const receiveComment = (
  solicitation: Solicitation,
  sent: SendComment,
  { participantId, verified, verifies, contact, number, digest, now }: Received,
): Result<CommentRecord> => {
  const { details, parts } = solicitation
  const { articleId, sender } = sent
  if (!isOpen(solicitation, now)) return refuse('comments-closed')
  if (articleId !== null && !parts.some(({ type, id }) => type === 'article' && id === articleId))
    return refuse('not-found')
  if (!details.senders.includes(sender.kind)) return badInput('sender.kind', 'not_accepted')
  const byHand = checksByHand(details, verifies)
  const unknown = verifies ? identityObstacle(details.identity, verified) : null
  if (unknown) return { ok: false, refusal: unknown }
  const needsName = sender.kind === 'organisation' || details.identity === 'real-name' || byHand
  if (needsName && sender.name === null) return badInput('sender.name', 'required')
  if (byHand && sent.contact === null) return badInput('contact', 'required')
  const keepsName = sender.kind === 'organisation' || details.identity === 'real-name'
  return accept({
    kind: 'comment',
    activityId: solicitation.id,
    id: sent.id,
    articleId,
    stance: sent.stance,
    text: sent.text,
    proposed: sent.proposed,
    // As little as possible (M13): a person's name is not kept where nobody asked for it, and sealed where it is only checked.
    sender: keepsName ? sender : { ...sender, name: null },
    participantId,
    contact,
    sentAt: now,
    state: 'received',
    hiddenReason: null,
    redactions: { text: [], proposed: [] },
    groupId: null,
    labels: [],
    adoption: null,
    erased: null,
    number,
    previous: null,
    handledBy: [],
    digest,
    version: 1,
  })
}

export const staffComment = ({
  kind,
  activityId,
  participantId,
  contact,
  previous,
  handledBy,
  digest,
  ...comment
}: CommentRecord): StaffComment => ({
  ...comment,
  hasContact: contact !== null,
  canUndo: previous !== null,
})

/** The words as they may be published (M13). */
export const publicWords = ({ text, proposed, redactions }: CommentRecord) => ({
  text: mask(text, redactions.text),
  proposed: proposed === null ? null : mask(proposed, redactions.proposed),
})

/** Looked at by staff and let appear, and not erased since. */
export const isShown = ({ state, erased }: Pick<CommentRecord, 'state' | 'erased'>): boolean =>
  state === 'shown' && erased === null

/** What other citizens may read: what staff looked at and let appear, and not before the close if the activity says so. */
export const publicComment = (record: CommentRecord, solicitation: Solicitation, now: number): CommentView | null => {
  const { othersVisible, lang } = solicitation.details
  if (!isShown(record)) return null
  if (othersVisible === 'after-close' && isOpen(solicitation, now)) return null
  const { text, proposed } = publicWords(record)
  return {
    id: record.id,
    articleId: record.articleId,
    stance: record.stance,
    text,
    proposal: proposed === null ? null : proposal(solicitation.parts, record.articleId, proposed, lang),
    organisation: record.sender.kind === 'organisation' ? record.sender.name : null,
    sentAt: record.sentAt,
  }
}

const proposal = (parts: readonly DraftPart[], articleId: string | null, proposed: string, lang: Language) => {
  const article = parts.find(({ id }) => id === articleId)
  return compareTexts(article?.type === 'article' ? article.text : '', proposed, lang)
}
