import type { Definition } from '#contract/survey/definition.ts'
import { both, options } from './words.ts'

/** 好差评: one visit to one counter, rated in half a minute. */
export const counter: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('窗口服务评价', 'Rate your visit'),
  pages: [
    {
      id: 'visit',
      name: 'visit',
      elements: [
        {
          ...{ type: 'rating', id: 'score', name: 'score', rateMin: 1, rateMax: 5, isRequired: true },
          title: both('您对本次服务的评价', 'How was the service?'),
          minRateDescription: both('非常不满意', 'very bad'),
          maxRateDescription: both('非常满意', 'very good'),
        },
        {
          ...{ type: 'checkbox', id: 'good', name: 'good', visibleIf: '{score} >= 4' },
          title: both('哪些方面做得好？', 'What was good?'),
          choices: options({
            kind: ['态度热情', 'Friendly'],
            fast: ['办理迅速', 'Quick'],
            clear: ['讲解清楚', 'Clear'],
          }),
        },
        {
          ...{
            type: 'checkbox',
            id: 'bad',
            name: 'bad',
            visibleIf: '{score} <= 2',
            isRequired: true,
            showOtherItem: true,
          },
          title: both('哪些方面需要改进？', 'What should improve?'),
          choices: options({
            rude: ['态度生硬', 'Unfriendly'],
            slow: ['等候太久', 'Long wait'],
            again: ['多次往返', 'Had to come again'],
          }),
        },
      ],
    },
  ],
  showPreviewBeforeComplete: false,
}
