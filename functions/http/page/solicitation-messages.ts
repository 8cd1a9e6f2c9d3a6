import type { Language } from '../../contract/basics.ts'
import type { AdoptionCounts } from '../../contract/solicitation/adoption.ts'
import type { ADOPTIONS, Stance } from '../../contract/solicitation/comment.ts'
import type { SolicitationPhase } from '../../contract/solicitation/phase.ts'
import type { LinkedSolicitation } from '../../contract/solicitation/solicitation.ts'

type Adoption = (typeof ADOPTIONS)[number]

/** The words of a solicitation's page. English has the same keys by type: a missing one does not compile. */
const zh = {
  solicitation: '意见征集',
  state: {
    draft: '草稿',
    open: '征集中',
    closed: '已截止',
    published: '已公布结果',
    archived: '已归档',
    cancelled: '已取消',
  } satisfies Record<SolicitationPhase, string>,
  period: (from: string, to: string) => `征集时间：${from} 至 ${to}（含当日）`,
  shorter: (days: number, unit: 'calendar' | 'working', reason: string) =>
    `征集时间少于 ${days} ${unit === 'working' ? '个工作日' : '日'}的理由：${reason}`,
  join: '提出意见',
  background: '背景介绍',
  basis: '制定依据',
  reasons: '制定理由',
  explanation: '起草说明',
  howToReply: '意见反馈方式',
  attachments: '附件',
  questions: '问答',
  links: '相关征集',
  relation: { previous: '上一轮', later: '后一轮', alongside: '同时征集' } satisfies Record<
    LinkedSolicitation['relation'],
    string
  >,
  contents: '目录',
  draft: '征求意见稿',
  link: '本条链接',
  result: '意见采纳情况',
  none: '征求意见期间未收到意见。',
  byArticle: '按条款统计',
  article: '条款',
  whole: '全文',
  count: {
    received: '收到',
    adopted: '采纳',
    partly: '部分采纳',
    not: '未采纳',
    wordless: '仅表态',
    undecided: '未处理',
  } satisfies Record<keyof AdoptionCounts, string>,
  stance: { support: '支持', oppose: '反对', suggest: '修改建议', ask: '提问' } satisfies Record<Stance, string>,
  adoption: { adopted: '采纳', partly: '部分采纳', not: '未采纳' } satisfies Record<Adoption, string>,
  opinion: '意见',
  proposed: '修改建议：',
  times: (count: number) => `${count} 人提出`,
  erased: '内容已应本人要求删除。',
  outcome: '采纳情况',
  reason: '理由',
  more: '其余意见见开放数据。',
  openData: '开放数据',
  credits: { providedBy: '信息提供', editedBy: '编辑', secrecyReviewedBy: '保密审查', signedOffBy: '审核签发' },
  print: '打印本页可使用浏览器的打印功能。',
}

export type SolicitationMessages = typeof zh

const en: SolicitationMessages = {
  solicitation: 'Public consultation',
  state: {
    draft: 'Draft',
    open: 'Open for comments',
    closed: 'Closed',
    published: 'Result published',
    archived: 'Archived',
    cancelled: 'Cancelled',
  },
  period: (from, to) => `Comments from ${from} to the end of ${to}`,
  shorter: (days, unit, reason) =>
    `Why the period is shorter than ${days} ${unit === 'working' ? 'working days' : 'days'}: ${reason}`,
  join: 'Comment on the draft',
  background: 'Background',
  basis: 'Legal basis',
  reasons: 'Reasons',
  explanation: 'Explanation of the draft',
  howToReply: 'How to reply',
  attachments: 'Attachments',
  questions: 'Questions and answers',
  links: 'Related consultations',
  relation: { previous: 'Previous round', later: 'Later round', alongside: 'At the same time' },
  contents: 'Contents',
  draft: 'Draft',
  link: 'Link to this',
  result: 'What became of the comments',
  none: 'No comments were received during the consultation.',
  byArticle: 'By article',
  article: 'Article',
  whole: 'The whole draft',
  count: {
    received: 'Received',
    adopted: 'Adopted',
    partly: 'Partly adopted',
    not: 'Not adopted',
    wordless: 'For or against only',
    undecided: 'Not decided',
  },
  stance: { support: 'Support', oppose: 'Oppose', suggest: 'Suggest a change', ask: 'Ask' },
  adoption: { adopted: 'Adopted', partly: 'Partly adopted', not: 'Not adopted' },
  opinion: 'Comment',
  proposed: 'Proposed wording: ',
  times: (count) => (count === 1 ? '1 person' : `${count} persons`),
  erased: 'The words were erased at their author’s request.',
  outcome: 'Outcome',
  reason: 'Reason',
  more: 'The other comments are in the open data.',
  openData: 'Open data',
  credits: {
    providedBy: 'Provided by',
    editedBy: 'Edited by',
    secrecyReviewedBy: 'Secrecy review',
    signedOffBy: 'Signed off by',
  },
  print: "Use your browser's print function to print this page.",
}

const MESSAGES: Record<Language, SolicitationMessages> = { 'zh-CN': zh, en }

export const solicitationMessagesIn = (language: Language): SolicitationMessages => MESSAGES[language]
