import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import type { ArticleProgress } from '#contract/solicitation/counts.ts'
import type { StaffSolicitation } from '#contract/solicitation/solicitation.ts'

export const DRAFTER = { subject: 'moderator', name: '林晓燕' }
export const REVIEWER = { subject: 'reviewer', name: '郑卫东' }

export const details = (more: Partial<SolicitationDetails> = {}): SolicitationDetails => ({
  lang: 'zh-CN',
  title: '照明办法',
  kind: 'rule',
  background: '背景',
  basis: '依据',
  reasons: '理由',
  howToReply: '来信',
  closesOn: '2026-12-31',
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

export const staffSolicitation = (more: Partial<StaffSolicitation> = {}): StaffSolicitation => ({
  id: 'solicitation1',
  siteId: 'yunxi',
  state: 'draft',
  details: details(),
  parts: [{ type: 'article', id: 'article-01', number: '第一条', text: '路灯应当开启。' }],
  draftVersion: 1,
  hasLaw: false,
  hasNext: false,
  period: null,
  draftedBy: DRAFTER,
  drafters: [DRAFTER],
  authors: [],
  announcedBy: null,
  statement: null,
  providedBy: null,
  withNext: false,
  submitted: null,
  secrecyReviewed: null,
  signedOff: null,
  notice: null,
  createdAt: 0,
  version: 1,
  ...more,
})

export const progress = (undecided: number): ArticleProgress => ({
  articleId: 'article-01',
  version: 1,
  received: 3,
  stances: { support: 1, oppose: 1, suggest: 1, ask: 0 },
  senders: { individual: 3, organisation: 0 },
  adoption: { adopted: 3 - undecided, partly: 0, not: 0 },
  wordless: 0,
  undecided,
  shown: 0,
  hidden: 0,
})

export const comment = (more: Partial<StaffComment> = {}): StaffComment => ({
  id: 'comment-0001',
  articleId: 'article-01',
  stance: 'oppose',
  text: '太长',
  proposed: null,
  sender: { kind: 'individual', name: null },
  hasContact: false,
  sentAt: 1,
  state: 'received',
  hiddenReason: null,
  redactions: { text: [], proposed: [] },
  groupId: null,
  labels: [],
  adoption: null,
  erased: null,
  number: '234567892',
  canUndo: false,
  version: 1,
  ...more,
})
