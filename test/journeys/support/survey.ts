import type { SurveyDetails } from '#contract/survey/activity.ts'
import type { Choice } from '#contract/survey/choice.ts'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { ok } from '../../support/call.ts'
import { newId } from './staff.ts'
import { COUNTY, type World } from './world.ts'

const HOUR_MS = 3_600_000

export const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
export const choice = (value: string, zh: string, en: string, more: Partial<Choice> = {}): Choice => ({
  id: `c-${value}`,
  value,
  text: both(zh, en),
  ...more,
})

/** What a county asks whoever used its website: branches, an open question, a consent. */
export const SATISFACTION: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('政府网站使用满意度调查', 'Satisfaction with the government website'),
  description: both('共三页，约需两分钟。', 'Three pages, about two minutes.'),
  pages: [
    {
      id: 'p-use',
      name: 'use',
      title: both('使用情况', 'How you use it'),
      elements: [
        {
          type: 'radiogroup',
          id: 'used',
          name: 'used',
          title: both('您近一年使用过县政府网站吗？', 'Did you use the county’s website in the past year?'),
          isRequired: true,
          choices: [choice('yes', '使用过', 'Yes, I did'), choice('no', '没有使用过', 'No, I did not')],
        },
        {
          type: 'checkbox',
          id: 'why',
          name: 'why',
          visibleIf: "{used} = 'yes'",
          title: both('您主要用它做什么？', 'What did you use it for?'),
          isRequired: true,
          choices: [choice('news', '看新闻和政策', 'News and policies'), choice('do', '网上办事', 'Services')],
          showOtherItem: true,
          showNoneItem: true,
        },
        {
          type: 'comment',
          id: 'whynot',
          name: 'whynot',
          visibleIf: "{used} = 'no'",
          title: both('没有使用的原因是什么？', 'Why not?'),
          maxLength: 200,
        },
      ],
    },
    {
      id: 'p-rate',
      name: 'rate',
      title: both('评价', 'Your rating'),
      visibleIf: "{used} = 'yes'",
      elements: [
        {
          type: 'rating',
          id: 'score',
          name: 'score',
          title: both('您对网站总体满意吗？', 'How satisfied are you, all in all?'),
          isRequired: true,
          minRateDescription: both('很不满意', 'not at all'),
          maxRateDescription: both('很满意', 'very'),
        },
        {
          type: 'text',
          id: 'age',
          name: 'age',
          inputType: 'number',
          min: 6,
          max: 120,
          title: both('您的年龄', 'Your age'),
        },
      ],
    },
    {
      id: 'p-end',
      name: 'end',
      elements: [
        {
          type: 'text',
          id: 'mail',
          name: 'mail',
          inputType: 'email',
          purpose: both('仅用于告知调查结果', 'Only to tell you the results'),
          title: both('如愿意了解结果，请留下电子邮箱', 'Your e-mail, if you would like to hear of the results'),
        },
        {
          type: 'consent',
          id: 'agree',
          name: 'agree',
          isRequired: true,
          title: both('个人信息', 'Personal information'),
          statement: both('我同意为统计目的使用以上回答。', 'My answers may be used for statistics.'),
        },
      ],
    },
  ],
}

const few = [choice('a', '甲', 'First'), choice('b', '乙', 'Second'), choice('c', '丙', 'Third')]
const texts = (zh: string, en: string) => ({ title: both(zh, en) })

const NEEDED = { purpose: both('用于回访', 'To call you back') }

/** Every type of question there is. */
const EVERY_TYPE: Element[] = [
  { type: 'html', id: 'n1', name: 'note', html: both('<p>请<b>如实</b>填写。</p>', '<p>Please be <b>frank</b>.</p>') },
  { type: 'text', id: 't1', name: 'short', ...texts('短文本', 'Short text'), description: both('一句话', 'One line') },
  { type: 'comment', id: 't2', name: 'long', ...texts('长文本', 'Long text'), maxLength: 100 },
  { type: 'text', id: 't3', name: 'number', inputType: 'number', min: 0, max: 10, ...texts('数字', 'Number') },
  { type: 'text', id: 't4', name: 'date', inputType: 'date', ...texts('日期', 'Date') },
  { type: 'text', id: 't5', name: 'time', inputType: 'time', ...texts('时间', 'Time') },
  { type: 'text', id: 't6', name: 'mail', inputType: 'email', ...texts('邮箱', 'E-mail'), ...NEEDED },
  { type: 'text', id: 't7', name: 'phone', inputType: 'tel', ...texts('电话', 'Phone'), ...NEEDED },
  { type: 'text', id: 't8', name: 'link', inputType: 'url', ...texts('网址', 'Address') },
  { type: 'boolean', id: 't9', name: 'yes', ...texts('是否', 'Yes or no') },
  { type: 'radiogroup', id: 't10', name: 'one', choices: few, showOtherItem: true, ...texts('单选', 'One of') },
  {
    ...{ type: 'checkbox', id: 't11', name: 'many', choices: few, showSelectAllItem: true, showNoneItem: true },
    ...{ maxSelectedChoices: 3, ...texts('多选', 'Some of') },
  },
  { type: 'dropdown', id: 't12', name: 'drop', choices: few, ...texts('下拉', 'Drop-down') },
  { type: 'tagbox', id: 't13', name: 'tags', choices: few, ...texts('可查找的多选', 'Searchable') },
  { type: 'rating', id: 't14', name: 'stars', rateType: 'stars', ...texts('星级', 'Stars') },
  { type: 'rating', id: 't15', name: 'nps', rateMin: 0, rateMax: 10, ...texts('推荐意愿', 'Recommend') },
  { type: 'matrix', id: 't16', name: 'likert', columns: few, rows: few, ...texts('量表', 'Scale') },
  {
    ...{ type: 'matrix', id: 't17', name: 'grid', cellType: 'checkbox', columns: few, rows: few },
    ...texts('多选矩阵', 'Matrix'),
  },
  {
    ...{ type: 'multipletext', id: 't18', name: 'texts', ...texts('多个短文本', 'Several texts') },
    items: [
      { id: 'i1', name: 'street', ...texts('街道', 'Street') },
      { id: 'i2', name: 'house', ...texts('门牌', 'House') },
    ],
  },
  { type: 'ranking', id: 't19', name: 'rank', choices: few, ...texts('排序', 'Ranking') },
  {
    ...{ type: 'imagepicker', id: 't20', name: 'image', showLabel: true, ...texts('图片', 'Picture') },
    choices: few,
  },
  { type: 'slider', id: 't21', name: 'slide', min: 0, max: 50, ...texts('滑块', 'Slider') },
  { type: 'expression', id: 't22', name: 'double', expression: '{number} * 2', ...texts('计算', 'Calculated') },
  {
    ...{ type: 'paneldynamic', id: 't23', name: 'people', panelCount: 1, ...texts('家庭成员', 'Household') },
    templateElements: [{ type: 'text', id: 't24', name: 'who', isRequired: true, ...texts('称呼', 'Name') }],
  },
  {
    ...{ type: 'matrixdynamic', id: 't25', name: 'rows', rowCount: 1, cellType: 'text', ...texts('明细', 'Details') },
    columns: [{ id: 'k1', name: 'what', ...texts('事项', 'Item') }],
  },
  {
    ...{
      type: 'matrixdropdown',
      id: 't26',
      name: 'table',
      cellType: 'dropdown',
      choices: few,
      ...texts('表格', 'Table'),
    },
    columns: [{ id: 'k2', name: 'how', ...texts('评价', 'Opinion') }],
    rows: [choice('r1', '窗口', 'Counter')],
  },
  {
    ...{ type: 'consent', id: 't27', name: 'agree', ...texts('同意', 'Consent') },
    statement: both('同意统计使用。', 'For statistics.'),
  },
  { type: 'region', id: 't28', name: 'region', depth: 3, ...texts('所在地区', 'Where you live') },
]

export const EVERYTHING: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('各种题型', 'Every type of question'),
  pages: [{ id: 'p1', name: 'p1', elements: EVERY_TYPE }],
  showPreviewBeforeComplete: true,
  showQuestionNumbers: 'on',
}

/** Nothing in it depends on an answer: it is answered without the expression language. */
export const PLAIN: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('简单调查', 'A plain survey'),
  pages: [
    {
      id: 'p1',
      name: 'p1',
      elements: [
        { ...{ type: 'text', id: 'd', name: 'day', inputType: 'date', max: '2020-12-31' }, ...texts('日期', 'Date') },
        { type: 'checkbox', id: 'm', name: 'many', choices: few, minSelectedChoices: 2, ...texts('多选', 'Some of') },
      ],
    },
  ],
}

export const surveyDetails = (more: Partial<SurveyDetails> = {}): SurveyDetails => ({
  lang: 'zh-CN',
  title: '政府网站使用满意度调查',
  summary: '为改进网站服务，请您抽出两分钟填写。',
  opensAt: Date.now() - HOUR_MS,
  closesAt: Date.now() + 24 * HOUR_MS,
  hours: null,
  limit: null,
  quotas: [],
  once: 'no',
  results: 'published',
  threshold: 5,
  batch: 5,
  purpose: {},
  keepOnDevice: true,
  resumable: false,
  proofOfWork: false,
  plan: {},
  ...more,
})

/** A survey that is being asked; gives its id. */
export const announceSurvey = async (
  { call, staff }: World,
  definition: Definition,
  more: Partial<SurveyDetails> = {},
): Promise<string> => {
  const activityId = newId()
  const params = { activityId }
  const editor = await staff.token('moderator')
  const approver = await staff.token('reviewer')
  const commandId = newId()
  await ok(
    call('survey.create', {
      params: { siteId: COUNTY, activityId },
      body: { commandId, details: surveyDetails(more) },
      token: editor,
    }),
  )
  const order = (body: object, token: string) =>
    ok(call('survey.command', { params, body: { commandId: newId(), ...body } as never, token }))
  await order({ type: 'survey.define', revision: 0, definition }, editor)
  const { survey } = await ok(call('survey.backstage', { params, token: editor }))
  await order({ type: 'survey.announce', version: survey.version }, approver)
  return activityId
}
