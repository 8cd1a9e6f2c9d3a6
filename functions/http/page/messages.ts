import type { Language } from '../../contract/basics.ts'
import type { InterviewState } from '../../contract/interview/activity.ts'
import type { DeclineReason } from '../../contract/interview/question.ts'

/** The words of the pages that the platform renders itself. English has the same keys by type: a missing one does not compile. */
const zh = {
  interview: '在线访谈',
  state: {
    draft: '草稿',
    announced: '预告',
    live: '正在直播',
    review: '整理中',
    published: '已发布',
    archived: '已归档',
    cancelled: '已取消',
  } satisfies Record<InterviewState, string>,
  time: '访谈时间',
  host: '主持人',
  guests: '访谈嘉宾',
  summary: '访谈概要',
  materials: '相关材料',
  related: '相关政策',
  transcript: '访谈实录',
  questions: '网友提问',
  polls: '现场投票',
  account: '访谈统计',
  citizen: '网友',
  votes: (count: number) => `${count} 人关注`,
  answered: '已答复',
  open: '待答复',
  declined: '不予答复',
  lateAnswer: '补充答复',
  acceptedAs: (number: string, due: string | null) =>
    `已转受理系统，受理编号 ${number}${due ? `，办理期限 ${due}` : ''}`,
  lateDue: (day: string, provisional: boolean) =>
    `现场未答复的问题，将于 ${day}${provisional ? '（暂定）' : ''}前公开答复。`,
  corrected: '更正前',
  retracted: '本条发言已撤回',
  seeAnswer: '查看答复',
  inAnswerTo: '答网友提问：',
  erased: '内容已应本人要求删除。',
  link: '本条链接',
  print: '打印本页可使用浏览器的打印功能。',
  persons: (count: number) => `${count} 人参与`,
  multiple: '（可多选，占比以参与人数计）',
  notYet: '投票结果在投票结束后公布。',
  count: {
    asked: '收到提问',
    published: '公开',
    merged: '合并',
    answered: '答复',
    declined: '未采用',
    withdrawn: '网友撤回',
  },
  credits: { providedBy: '信息提供', editedBy: '编辑', secrecyReviewedBy: '保密审查', signedOffBy: '审核签发' },
  join: '参与访谈',
  empty: { turns: '暂无实录。', questions: '暂无公开的提问。', activities: '目前没有公开的互动活动。' },
  reason: {
    'off-topic': '与本次主题无关',
    'personal-data': '涉及个人信息',
    abusive: '含有不文明用语',
    advertising: '广告信息',
    duplicate: '与其他问题重复',
    'answered-elsewhere': '已在其他渠道答复',
    'needs-formal-channel': '应通过信访、行政复议等法定渠道反映',
    'out-of-time': '因时间所限未能答复',
    other: '其他原因',
  } satisfies Record<DeclineReason, string>,
  table: '数据表',
  download: '播放或下载',
  captions: '字幕',
  activities: '互动活动',
  earlier: '更早的活动',
  edited: '发布时经编辑',
  merged: (count: number) => `合并了 ${count} 个相同问题`,
}

export type PageMessages = typeof zh

const en: PageMessages = {
  interview: 'Online interview',
  state: {
    draft: 'Draft',
    announced: 'Announced',
    live: 'Live now',
    review: 'Being edited',
    published: 'Published',
    archived: 'Archived',
    cancelled: 'Cancelled',
  },
  time: 'Time',
  host: 'Host',
  guests: 'Guests',
  summary: 'Summary',
  materials: 'Materials',
  related: 'Related policy',
  transcript: 'Transcript',
  questions: 'Questions from the public',
  polls: 'Polls',
  account: 'In figures',
  citizen: 'Citizen',
  votes: (count) => (count === 1 ? '1 vote' : `${count} votes`),
  answered: 'Answered',
  open: 'To be answered',
  declined: 'Not answered',
  lateAnswer: 'Answer given afterwards',
  acceptedAs: (number, due) => `Taken up as case ${number}${due ? `, due ${due}` : ''}`,
  lateDue: (day, provisional) =>
    `What was not answered live will be answered here by ${day}${provisional ? ' (provisional)' : ''}.`,
  corrected: 'Before the correction',
  retracted: 'This turn was retracted',
  seeAnswer: 'See the answer',
  inAnswerTo: 'In answer to: ',
  erased: 'Erased at its asker’s request.',
  link: 'Link to this',
  print: "Use your browser's print function to print this page.",
  persons: (count) => (count === 1 ? '1 person took part' : `${count} persons took part`),
  multiple: ' (several choices; shares are of the persons who took part)',
  notYet: 'Results appear when the poll has closed.',
  count: {
    asked: 'Asked',
    published: 'Published',
    merged: 'Merged',
    answered: 'Answered',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
  },
  credits: {
    providedBy: 'Provided by',
    editedBy: 'Edited by',
    secrecyReviewedBy: 'Secrecy review',
    signedOffBy: 'Signed off by',
  },
  join: 'Take part',
  empty: {
    turns: 'There is no transcript yet.',
    questions: 'No question has been published yet.',
    activities: 'There are no public activities at the moment.',
  },
  reason: {
    'off-topic': 'Not about this theme',
    'personal-data': 'Contains personal information',
    abusive: 'Abusive language',
    advertising: 'Advertising',
    duplicate: 'Asked by somebody else already',
    'answered-elsewhere': 'Answered elsewhere',
    'needs-formal-channel': 'Needs a formal channel, such as an appeal',
    'out-of-time': 'There was no time left',
    other: 'Another reason',
  },
  table: 'Data table',
  download: 'Play or download',
  captions: 'Captions',
  activities: 'Activities',
  earlier: 'Earlier activities',
  edited: 'Edited before publication',
  merged: (count) => (count === 1 ? '1 similar question merged' : `${count} similar questions merged`),
}

const MESSAGES: Record<Language, PageMessages> = { 'zh-CN': zh, en }

/** The reader's language if the page has words for it, else the activity's own. */
export const pageLanguage = (acceptLanguage: string | undefined, own: Language): Language => {
  const wanted = (acceptLanguage ?? '').split(',')[0]?.trim().toLowerCase() ?? ''
  if (wanted.startsWith('zh')) return 'zh-CN'
  return wanted.startsWith('en') ? 'en' : own
}

export const messagesIn = (language: Language): PageMessages => MESSAGES[language]
