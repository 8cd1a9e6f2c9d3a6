import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { isWordless } from './adoption.ts'
import { type CommentRecord, publicWords } from './comment.ts'

export type Cell = string | number

/** One opinion as open data: masked, without a person's name, its time by the day; hidden ones are counted without their words. */
export interface OpenOpinion {
  id: string
  articleId: string | null
  article: string
  stance: CommentRecord['stance']
  text: string
  proposed: string | null
  sender: CommentRecord['sender']['kind']
  organisation: string | null
  sentOn: string
  adoption: 'adopted' | 'partly' | 'not' | 'wordless' | null
  reason: string
}

/** `dayOf`: a moment's day in the site's zone. */
export const openOpinion = (
  comment: CommentRecord,
  numbers: ReadonlyMap<string, string>,
  dayOf: (at: number) => string,
): OpenOpinion => {
  const { id, articleId, stance, sender, sentAt, state, adoption } = comment
  const { text, proposed } = state === 'hidden' ? { text: '', proposed: null } : publicWords(comment)
  return {
    ...{ id, articleId, article: articleId === null ? '' : (numbers.get(articleId) ?? ''), stance, text, proposed },
    ...{ sender: sender.kind, organisation: sender.kind === 'organisation' ? sender.name : null },
    sentOn: dayOf(sentAt),
    adoption: adoption?.status ?? (isWordless(comment) ? 'wordless' : null),
    reason: adoption?.reason ?? '',
  }
}

export const numbersOf = (parts: readonly DraftPart[]): ReadonlyMap<string, string> =>
  new Map(parts.map(({ id, number }) => [id, number]))

type Columns<T> = readonly (readonly [header: string, read: (of: T) => Cell])[]

export const OPEN_COLUMNS: Columns<OpenOpinion> = [
  ['id', ({ id }) => id],
  ['article', ({ article }) => article],
  ['stance', ({ stance }) => stance],
  ['text', ({ text }) => text],
  ['proposed', ({ proposed }) => proposed ?? ''],
  ['sender', ({ sender }) => sender],
  ['organisation', ({ organisation }) => organisation ?? ''],
  ['sentOn', ({ sentOn }) => sentOn],
  ['adoption', ({ adoption }) => adoption ?? ''],
  ['reason', ({ reason }) => reason],
]

/** A comment as staff take it away: as it was sent, its masks beside it, and no way to reach its author. */
export const staffColumns = (numbers: ReadonlyMap<string, string>): Columns<CommentRecord> => [
  ['number', ({ number }) => number],
  ['article', ({ articleId }) => (articleId === null ? '' : (numbers.get(articleId) ?? ''))],
  ['stance', ({ stance }) => stance],
  ['text', ({ text }) => text],
  ['proposed', ({ proposed }) => proposed ?? ''],
  ['sender', ({ sender }) => sender.kind],
  ['name', ({ sender }) => sender.name ?? ''],
  ['sentAt', ({ sentAt }) => new Date(sentAt).toISOString()],
  ['state', ({ state }) => state],
  ['hiddenReason', ({ hiddenReason }) => hiddenReason ?? ''],
  ['topics', ({ labels }) => labels.join('、')],
  ['group', ({ groupId }) => groupId ?? ''],
  ['masked', ({ redactions }) => redactions.text.length + redactions.proposed.length],
  ['adoption', ({ adoption }) => adoption?.status ?? ''],
  ['reason', ({ adoption }) => adoption?.reason ?? ''],
  ['decidedBy', ({ adoption }) => adoption?.by.name ?? ''],
]
