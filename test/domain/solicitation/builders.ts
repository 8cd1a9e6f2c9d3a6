import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import type { SendComment } from '#contract/solicitation/comment.ts'
import type { DraftPart } from '#contract/solicitation/draft.ts'
import { checkAnnouncement, defaultPeriods } from '#domain/solicitation/announce.ts'
import { type CommentRecord, receiveComment } from '#domain/solicitation/comment.ts'
import { newSolicitation, type SolicitationRecord } from '#domain/solicitation/record.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'

/** Makes ids in order: `id-0000001`, `id-0000002`. */
export const ids = (prefix = 'id') => {
  let count = 0
  return () => `${prefix}-${String(++count).padStart(8, '0')}`
}

export const NOW = Date.parse('2026-06-01T10:00:00+08:00')
export const WANG = { subject: 'wang', name: '王' }
export const ARTICLE = 'article-01'
export const parts: DraftPart[] = [
  { type: 'heading', id: 'chapter-01', level: 2, number: '第一章', title: '总则' },
  { type: 'article', id: ARTICLE, number: '第一条', text: '路灯应当在日落后三十分钟内开启。' },
  { type: 'article', id: 'article-02', number: '第二条', text: '本办法自公布之日起施行。' },
]

export const details = (more: Partial<SolicitationDetails> = {}): SolicitationDetails => ({
  lang: 'zh-CN',
  title: '某县城市照明管理办法（征求意见稿）',
  kind: 'rule',
  background: '背景',
  basis: '依据',
  reasons: '理由',
  howToReply: '来信请寄某路1号',
  closesOn: '2026-07-01',
  shorterReason: '',
  explanation: '',
  attachments: [],
  questions: [],
  identity: 'anonymous',
  senders: ['individual', 'organisation'],
  othersVisible: 'at-once',
  previousId: null,
  alongsideIds: [],
  ...more,
})

export const CLOSES_AT = Date.parse('2026-07-02T00:00:00+08:00')
export const draft = (more: Partial<SolicitationDetails> = {}): SolicitationRecord => ({
  ...newSolicitation({ id: 'activity-1', siteId: 'county', details: details(more) }, { now: NOW, actor: WANG }),
  parts,
})
/** Announced, and open until the end of 1 July. */
export const solicitation = (more: Partial<SolicitationDetails> = {}): SolicitationRecord => {
  const announcing = { now: NOW, timeZone: 'Asia/Shanghai', calendar: stateCouncilCalendar, periods: defaultPeriods }
  const period = checkAnnouncement(details(more), parts, announcing)
  if (!period.ok) throw new Error(period.refusal.code)
  return { ...draft(more), state: 'announced', period: period.value }
}

let count = 0
export const sent = (more: Partial<SendComment> = {}): SendComment => ({
  id: `comment-${String(++count).padStart(6, '0')}`,
  articleId: ARTICLE,
  stance: 'oppose',
  text: '三十分钟太长。',
  proposed: null,
  sender: { kind: 'individual', name: null },
  contact: null,
  ...more,
})

export const comment = (more: Partial<SendComment> = {}, record: Partial<CommentRecord> = {}): CommentRecord => {
  const received = receiveComment(solicitation(), sent(more), {
    ...{ participantId: 'participant-1', verified: false, verifies: false },
    contact: null,
    ...{ number: '23456789A', digest: 'digest' },
    now: NOW,
  })
  if (!received.ok) throw new Error(received.refusal.code)
  return { ...received.value, ...record }
}

export const code = (decided: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  decided.ok ? 'accepted' : decided.refusal.code
