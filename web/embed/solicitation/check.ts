import { clean } from '#contract/clean.ts'
import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import type { SendComment } from '#contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import type { SolicitationView } from '#contract/solicitation/solicitation.ts'
import { isReachable } from '#domain/reachable.ts'
import type { Draft } from './keeping.ts'

export type Field = 'stance' | 'text' | 'proposed' | 'name' | 'contact'
export type Problem = 'stance' | 'text' | 'change' | 'name' | 'organisation' | 'contact' | 'doubt' | { long: number }

/** What the activity asks to know of its senders, and whether an issuer verifies them, who then need not say who they are. */
type Identity = Pick<SolicitationDetails, 'identity'> & Pick<SolicitationView, 'verifies'>

const checkedByHand = ({ identity, verifies }: Identity) => identity === 'verified' && !verifies

/** Whether the sender's name is asked for (M14): an organisation's always, a person's unless they may stay unknown. */
export const asksName = (details: Identity, { sender }: Pick<Draft, 'sender'>): boolean =>
  sender === 'organisation' || details.identity === 'real-name' || checkedByHand(details)

/** Who is checked by hand in the background must be reachable. */
export const asksContact = (details: Identity, { sender }: Pick<Draft, 'sender'>): boolean =>
  sender === 'individual' && checkedByHand(details)

/** The wording proposed, if it is a change of the article at all. */
export const changeOf = ({ stance, proposed }: Draft, article: string | null): string | null =>
  stance === 'suggest' && article !== null && proposed !== null && clean(proposed) !== article.trim()
    ? clean(proposed)
    : null

/** Everything that keeps a comment from being sent, a doubtful contact only once, by field: the platform's own rules, told before it is asked. */
export const problemsOf = (draft: Draft, details: Identity, article: string | null): Map<Field, Problem> => {
  const found = new Map<Field, Problem>()
  const { stance, text, sender, name, contact } = draft
  const long = (field: Field, value: string, max: number) => {
    if (clean(value).length > max) found.set(field, { long: max })
  }
  const change = changeOf(draft, article)
  if (stance === null) found.set('stance', 'stance')
  if (stance === 'ask' && !clean(text)) found.set('text', 'text')
  if (stance === 'suggest' && !clean(text) && !change) found.set('text', article === null ? 'text' : 'change')
  if (asksName(details, draft) && !clean(name)) found.set('name', sender === 'organisation' ? 'organisation' : 'name')
  if (asksContact(details, draft) && !clean(contact)) found.set('contact', 'contact')
  if (clean(contact) && !isReachable(contact)) found.set('contact', 'doubt')
  long('text', text, MAX.commentText)
  long('proposed', change ?? '', MAX.commentText)
  long('name', name, MAX.senderName)
  long('contact', contact, MAX.contact)
  return found
}

/** A draft without problems as the comment to send; what its stance does not ask for stays behind. */
export const commentOf = (
  draft: Draft,
  details: Identity,
  { id, articleId, article }: { id: string; articleId: string | null; article: string | null },
): SendComment => ({
  id,
  articleId,
  stance: draft.stance ?? 'support',
  text: clean(draft.text),
  proposed: changeOf(draft, article),
  sender: { kind: draft.sender, name: asksName(details, draft) ? clean(draft.name) : null },
  contact: clean(draft.contact) || null,
})
