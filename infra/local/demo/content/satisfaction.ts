import type { Choice } from '#contract/survey/choice.ts'
import type { Definition } from '#contract/survey/definition.ts'

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const choice = (value: string, zh: string, en: string): Choice => ({ id: `c-${value}`, value, text: both(zh, en) })

const SCALE = [
  choice('very-good', '很满意', 'Very satisfied'),
  choice('good', '满意', 'Satisfied'),
  choice('fair', '一般', 'Neither'),
  choice('poor', '不满意', 'Dissatisfied'),
]

/** After the website was rebuilt: two minutes, in both languages. */
export const SATISFACTION: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('新版县政府网站满意度调查', 'The county’s new website: how satisfied are you?'),
  description: both('共三页，约需两分钟。', 'Three pages, about two minutes.'),
  pages: [
    {
      id: 'p-use',
      name: 'use',
      title: both('您怎样使用', 'How you use it'),
      elements: [
        {
          ...{ type: 'radiogroup', id: 'often', name: 'often', isRequired: true },
          title: both('您多久访问一次县政府网站？', 'How often do you visit the county’s website?'),
          choices: [
            choice('weekly', '每周', 'Every week'),
            choice('monthly', '每月', 'Every month'),
            choice('seldom', '偶尔', 'Now and then'),
            choice('never', '从不', 'Never'),
          ],
        },
        {
          ...{ type: 'checkbox', id: 'why', name: 'why', visibleIf: "{often} <> 'never'", showOtherItem: true },
          title: both('您主要来做什么？', 'What do you come for?'),
          choices: [
            choice('news', '看新闻和公告', 'News and notices'),
            choice('policy', '查政策文件', 'Policies and documents'),
            choice('service', '网上办事', 'Services'),
            choice('ask', '咨询投诉', 'Asking and complaining'),
            choice('take-part', '参加访谈、征集和调查', 'Interviews, consultations, surveys'),
          ],
        },
        {
          ...{ type: 'comment', id: 'why-not', name: 'why_not', visibleIf: "{often} = 'never'", maxLength: 300 },
          title: both('为什么不用？', 'Why do you not use it?'),
        },
        {
          ...{ type: 'radiogroup', id: 'device', name: 'device', visibleIf: "{often} <> 'never'" },
          title: both('您通常用什么访问？', 'What do you usually use?'),
          choices: [
            choice('phone', '手机', 'A phone'),
            choice('computer', '电脑', 'A computer'),
            choice('kiosk', '自助终端', 'A public terminal'),
          ],
        },
      ],
    },
    {
      id: 'p-rate',
      name: 'rate',
      visibleIf: "{often} <> 'never'",
      title: both('您的评价', 'Your opinion'),
      elements: [
        {
          ...{
            type: 'rating',
            id: 'score',
            name: 'score',
            isRequired: true,
            rateMin: 1,
            rateMax: 5,
            rateType: 'stars',
          },
          title: both('总体上您满意吗？', 'All in all, how satisfied are you?'),
          minRateDescription: both('很不满意', 'Not at all'),
          maxRateDescription: both('非常满意', 'Very'),
        },
        {
          ...{ type: 'matrix', id: 'parts', name: 'parts' },
          title: both('分项评价', 'One by one'),
          columns: SCALE,
          rows: [
            choice('search', '站内搜索', 'Search'),
            choice('guides', '办事指南', 'Guides to services'),
            choice('mobile', '手机浏览', 'On a phone'),
            choice('large', '适老化与无障碍', 'Accessibility'),
            choice('replies', '信件答复', 'Answers to letters'),
          ],
        },
        {
          ...{ type: 'text', id: 'minutes', name: 'minutes', inputType: 'number', min: 0, max: 240 },
          title: both(
            '最近一次，您用了多少分钟找到想要的内容？',
            'Last time, how many minutes did you need to find what you wanted?',
          ),
        },
        {
          ...{ type: 'rating', id: 'nps', name: 'nps', rateMin: 0, rateMax: 10 },
          title: both('您会向家人推荐吗？', 'Would you recommend it to your family?'),
          minRateDescription: both('完全不会', 'not at all'),
          maxRateDescription: both('一定会', 'certainly'),
        },
      ],
    },
    {
      id: 'p-end',
      name: 'end',
      title: both('最后', 'Finally'),
      elements: [
        {
          ...{ type: 'ranking', id: 'first', name: 'first' },
          title: both('下一步请先改什么？', 'What should be improved first?'),
          choices: [
            choice('find', '更好找', 'Finding things'),
            choice('plain', '更好懂', 'Plain language'),
            choice('fast', '答复更快', 'Faster answers'),
            choice('online', '更多事项网上办', 'More services online'),
          ],
        },
        {
          ...{ type: 'comment', id: 'words', name: 'words', maxLength: 500 },
          title: both('还有什么想对我们说的？', 'Anything else?'),
          description: both('请不要填写姓名、电话等个人信息。', 'Please leave out names and telephone numbers.'),
        },
      ],
    },
  ],
}

/** What people wrote; given to every few respondents. */
export const WORDS = [
  '搜索比以前好用多了，办事指南排在前面，很实用。',
  '字大了，老人也看得清，希望办事指南再短一些。',
  '手机上表格还是要左右拖动，请改一改。',
  '希望信件答复能短信提醒，不用天天来查。',
  '在线访谈很好，问题当场就有人回答。',
  '办事指南写得清楚，少跑了一趟。',
  '希望公布各部门的答复时间和满意度。',
  '搜“公积金”出来的还是新闻，希望改进搜索。',
  '首页轮播图太大，手机上要划很久才到办事。',
  '办事结果能不能发短信通知一声。',
  '想找去年的通知，翻了很多页也没找到。',
  '英文版内容太少，外地朋友看不懂。',
  '高对比度模式很好，建议记住我的选择。',
  '证照样本图片很有用，照着填就行。',
  '搜索框希望支持说话，老人打字慢。',
  '咨询答复很快，第二天就回了。',
] as const
