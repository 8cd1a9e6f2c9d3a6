import type { Definition } from '#contract/survey/definition.ts'
import { both, options } from './words.ts'

/** What people want of a plan: priorities, places, conditions of life. */
export const planning: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('规划编制意见调查', 'Survey for a development plan'),
  description: both('请告诉我们您希望家乡怎样发展。', 'Tell us how you would like your town to develop.'),
  pages: [
    {
      id: 'you',
      name: 'you',
      title: both('基本情况', 'About you'),
      elements: [
        {
          ...{ type: 'radiogroup', id: 'live', name: 'live', isRequired: true },
          title: both('您与本地的关系', 'You and this place'),
          choices: options({
            resident: ['在本地居住', 'I live here'],
            work: ['在本地工作，不在此居住', 'I work here but live elsewhere'],
            visit: ['其他', 'Neither'],
          }),
        },
        {
          ...{ type: 'dropdown', id: 'age', name: 'age' },
          title: both('年龄段', 'Age group'),
          choices: options({
            young: ['18—29 岁', '18–29'],
            middle: ['30—44 岁', '30–44'],
            older: ['45—59 岁', '45–59'],
            senior: ['60 岁及以上', '60 or older'],
          }),
        },
      ],
    },
    {
      id: 'wants',
      name: 'wants',
      title: both('发展重点', 'What matters most'),
      elements: [
        {
          ...{ type: 'ranking', id: 'order', name: 'order', isRequired: true },
          title: both('请将下列方面按重要程度排序', 'Please put these in order of importance'),
          choices: options({
            jobs: ['就业与产业', 'Jobs and business'],
            traffic: ['交通出行', 'Traffic'],
            school: ['教育', 'Schools'],
            health: ['医疗与养老', 'Health and care'],
            green: ['生态环境', 'Environment'],
          }),
        },
        {
          ...{ type: 'checkbox', id: 'traffic', name: 'traffic', maxSelectedChoices: 3, showNoneItem: true },
          title: both('出行方面最需要改善什么？（最多选三项）', 'What should improve first in traffic? (up to three)'),
          choices: options({
            bus: ['公交线路', 'Bus lines'],
            parking: ['停车', 'Parking'],
            walk: ['步行与骑行', 'Walking and cycling'],
            road: ['道路拥堵', 'Congestion'],
          }),
        },
        {
          ...{ type: 'text', id: 'parking', name: 'parking', inputType: 'number', min: 0, max: 100 },
          visibleIf: "{traffic} contains 'parking'",
          title: both('您每天平均花多少分钟找车位？', 'How many minutes a day do you look for parking?'),
        },
        {
          ...{ type: 'comment', id: 'place', name: 'place', visibleIf: "{live} = 'resident'", maxLength: 1000 },
          title: both('您所在的社区最需要什么？', 'What does your neighbourhood need most?'),
        },
      ],
    },
  ],
  showQuestionNumbers: 'on',
}
