import type { Actor } from '../contract/basics.ts'
import { type Refusal, refuse } from '../contract/refusal.ts'

/** The authors of something that is not let out yet, with one more. */
export const withHand = (authors: readonly Actor[], actor: Actor): Actor[] =>
  hasHand(authors, actor) ? [...authors] : [...authors, actor]

export const hasHand = (authors: readonly Actor[], { subject }: Pick<Actor, 'subject'>): boolean =>
  authors.some((author) => author.subject === subject)

/**
 * M7: whoever wrote a word of what is let out is not the one who lets it out. Null: this person is another. The refusal names all who
 * may not, so that whoever reads it knows whom to ask.
 */
export const notSecond = (
  authors: readonly Actor[],
  actor: Pick<Actor, 'subject'>,
): { ok: false; refusal: Refusal } | null =>
  hasHand(authors, actor)
    ? refuse('second-person-required', { detail: authors.map(({ name }) => name).join('、') })
    : null
