import type { Definition } from '#contract/survey/definition.ts'
import { both, options } from './words.ts'

/** One question and room for a word. */
export const poll: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('征求您的意见', 'What do you think?'),
  pages: [
    {
      id: 'one',
      name: 'one',
      elements: [
        {
          ...{ type: 'radiogroup', id: 'opinion', name: 'opinion', isRequired: true, showOtherItem: true },
          title: both('您赞成这项安排吗？', 'Are you in favour?'),
          choices: options({ yes: ['赞成', 'Yes'], no: ['不赞成', 'No'], unsure: ['说不清', 'Not sure'] }),
        },
        {
          ...{ type: 'comment', id: 'reason', name: 'reason', maxLength: 500 },
          title: both('理由（选填）', 'Why? (optional)'),
        },
      ],
    },
  ],
  showPreviewBeforeComplete: false,
}
