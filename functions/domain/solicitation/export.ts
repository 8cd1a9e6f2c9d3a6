import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { headed, worded } from '../export-words.ts'
import { formatWithOffset } from '../time.ts'
import { isWordless } from './adoption.ts'
import { type CommentRecord, publicWords } from './comment.ts'

type Cell = string | number

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

type Columns<T> = readonly (readonly [code: string, read: (of: T) => Cell])[]

const HEADERS = {
  ...{
    id: '编号',
    number: '编号',
    article: '条',
    stance: '态度',
    text: '意见',
    proposed: '建议改为',
    sender: '提出者',
  },
  ...{
    organisation: '单位',
    name: '姓名或单位',
    sentOn: '提交日期',
    sentAt: '提交时间',
    state: '状态',
    topics: '主题',
  },
  ...{
    hiddenReason: '隐藏原因',
    group: '相近组',
    masked: '遮盖处数',
    adoption: '采纳情况',
    reason: '理由',
    decidedBy: '决定人',
  },
}
const STANCES = { support: '支持', oppose: '反对', suggest: '修改建议', ask: '提问' }
const SENDERS = { individual: '个人', organisation: '单位' }
const ADOPTED = { adopted: '采纳', partly: '部分采纳', not: '未采纳', wordless: '无文字' }
const STATES: Record<CommentRecord['state'], string> = { received: '已收到', shown: '已公开', hidden: '已隐藏' }

/** The headers of a table, in words. */
export const headersOf = (columns: Columns<never>): string[] => columns.map(([code]) => headed(HEADERS, code))

export const OPEN_COLUMNS: Columns<OpenOpinion> = [
  ['id', ({ id }) => id],
  ['article', ({ article }) => article],
  ['stance', ({ stance }) => worded(STANCES, stance)],
  ['text', ({ text }) => text],
  ['proposed', ({ proposed }) => proposed ?? ''],
  ['sender', ({ sender }) => worded(SENDERS, sender)],
  ['organisation', ({ organisation }) => organisation ?? ''],
  ['sentOn', ({ sentOn }) => sentOn],
  ['adoption', ({ adoption }) => worded(ADOPTED, adoption)],
  ['reason', ({ reason }) => reason],
]

/** A comment as staff take it away: as it was sent, its masks beside it, and no way to reach its author. */
export const staffColumns = (numbers: ReadonlyMap<string, string>, zone: string): Columns<CommentRecord> => [
  ['number', ({ number }) => number],
  ['article', ({ articleId }) => (articleId === null ? '' : (numbers.get(articleId) ?? ''))],
  ['stance', ({ stance }) => worded(STANCES, stance)],
  ['text', ({ text }) => text],
  ['proposed', ({ proposed }) => proposed ?? ''],
  ['sender', ({ sender }) => worded(SENDERS, sender.kind)],
  ['name', ({ sender }) => sender.name ?? ''],
  ['sentAt', ({ sentAt }) => formatWithOffset(sentAt, zone)],
  ['state', ({ state }) => worded(STATES, state)],
  ['hiddenReason', ({ hiddenReason }) => hiddenReason ?? ''],
  ['topics', ({ labels }) => labels.join('、')],
  ['group', ({ groupId }) => groupId ?? ''],
  ['masked', ({ redactions }) => redactions.text.length + redactions.proposed.length],
  ['adoption', ({ adoption }) => worded(ADOPTED, adoption?.status ?? null)],
  ['reason', ({ adoption }) => adoption?.reason ?? ''],
  ['decidedBy', ({ adoption }) => adoption?.by.name ?? ''],
]
