import type { Definition } from '#contract/survey/definition.ts'
import { both, options, SATISFIED } from './words.ts'

/** How satisfied people are with a service, and why. */
export const satisfaction: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('政务服务满意度调查', 'Satisfaction with public services'),
  description: both(
    '约需三分钟。您的回答仅用于改进服务。',
    'About three minutes. Your answers are used to improve the service.',
  ),
  pages: [
    {
      id: 'use',
      name: 'use',
      title: both('使用情况', 'How you use it'),
      elements: [
        {
          ...{ type: 'radiogroup', id: 'used', name: 'used', isRequired: true },
          title: both('近一年您办理过政务服务事项吗？', 'Have you used a public service in the past year?'),
          choices: options({ yes: ['办理过', 'Yes'], no: ['没有', 'No'] }),
        },
        {
          ...{ type: 'checkbox', id: 'ways', name: 'ways', visibleIf: "{used} = 'yes'", isRequired: true },
          title: both('您通过哪些渠道办理？（可多选）', 'Which ways did you use?'),
          showOtherItem: true,
          choices: options({
            hall: ['政务服务大厅', 'At the service hall'],
            web: ['政府网站', 'On the government website'],
            app: ['手机应用或小程序', 'By app'],
            phone: ['12345热线', 'By the hotline'],
          }),
        },
      ],
    },
    {
      ...{ id: 'rate', name: 'rate', visibleIf: "{used} = 'yes'" },
      title: both('评价', 'Your rating'),
      elements: [
        {
          ...{ type: 'matrix', id: 'aspects', name: 'aspects', columns: SATISFIED, eachRowRequired: true },
          title: both('您对以下方面是否满意？', 'How satisfied are you with these?'),
          rows: options({
            attitude: ['服务态度', 'Courtesy of staff'],
            speed: ['办理速度', 'Speed'],
            clarity: ['办事指南是否清楚', 'Clarity of the guides'],
            once: ['材料一次说清、一次办结', 'Done in one go'],
          }),
        },
        {
          ...{
            type: 'rating',
            id: 'overall',
            name: 'overall',
            rateMin: 1,
            rateMax: 5,
            rateType: 'stars',
            isRequired: true,
          },
          title: both('总体满意度', 'All in all'),
          minRateDescription: both('很不满意', 'very dissatisfied'),
          maxRateDescription: both('很满意', 'very satisfied'),
        },
        {
          ...{ type: 'comment', id: 'why', name: 'why', visibleIf: '{overall} <= 2', maxLength: 500 },
          title: both('最不满意的是什么？', 'What disappointed you most?'),
        },
      ],
    },
    {
      id: 'end',
      name: 'end',
      elements: [
        {
          ...{ type: 'comment', id: 'advice', name: 'advice', maxLength: 1000 },
          title: both('您还有什么建议？', 'Anything else you would suggest?'),
        },
      ],
    },
  ],
  showQuestionNumbers: 'on',
}
