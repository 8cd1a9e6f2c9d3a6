import type { Choice } from '#contract/survey/choice.ts'
import type { Definition } from '#contract/survey/definition.ts'

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const choice = (value: string, zh: string, en: string): Choice => ({ id: `c-${value}`, value, text: both(zh, en) })

/** What the county does first next year: three of eight, one ballot a person. */
export const BALLOT: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('明年民生实事项目票选', 'What the county should do first next year'),
  description: both('从八个候选项目中选三个。', 'Choose three of eight projects.'),
  completeText: both('投票', 'Cast my vote'),
  completedHtml: both('您的一票已投出，感谢您的参与。', 'Your vote is cast. Thank you.'),
  pages: [
    {
      id: 'p-ballot',
      name: 'ballot',
      elements: [
        {
          ...{ type: 'checkbox', id: 'projects', name: 'projects', isRequired: true },
          ...{ minSelectedChoices: 1, maxSelectedChoices: 3 },
          title: both('您支持哪些项目？（最多三个）', 'Which do you support? (up to three)'),
          choices: [
            choice('lights', '背街小巷路灯改造', 'Lights in the back streets'),
            choice('charging', '老旧小区充电棚', 'Charging sheds in older estates'),
            choice('ward', '镇卫生院添置彩超', 'Ultrasound in the township clinics'),
            choice('meals', '社区老年食堂', 'Canteens for the elderly'),
            choice('bus', '城乡公交延时', 'Later buses to the villages'),
            choice('nursery', '普惠托育园', 'Affordable nurseries'),
            choice('path', '云溪河滨步道', 'A path along the river'),
            choice('water', '山区饮水提升', 'Better water in the hills'),
          ],
        },
      ],
    },
  ],
}
