import type { Definition } from '#contract/survey/definition.ts'
import { both, options } from './words.ts'

/** Who comes to an event, and how to reach them. */
export const registration: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('活动报名', 'Registration for an event'),
  pages: [
    {
      id: 'who',
      name: 'who',
      elements: [
        {
          ...{ type: 'text', id: 'name', name: 'name', isRequired: true, autocomplete: 'name' },
          title: both('姓名', 'Name'),
          purpose: both('仅用于活动签到，活动结束后删除', 'Only for the list of participants, erased after the event'),
        },
        {
          ...{ type: 'text', id: 'phone', name: 'phone', isRequired: true, inputType: 'tel', autocomplete: 'tel' },
          title: both('手机号码', 'Mobile phone'),
          purpose: both('仅用于通知活动变更，活动结束后删除', 'Only to tell you of changes, erased after the event'),
          validators: [
            {
              ...{ type: 'regex', regex: '^\\+?[0-9 -]{7,20}$' },
              text: both('请填写完整的电话号码', 'Please give the full number'),
            },
          ],
        },
        {
          ...{ type: 'radiogroup', id: 'session', name: 'session', isRequired: true },
          title: both('参加场次', 'Session'),
          choices: options({ am: ['上午场', 'Morning'], pm: ['下午场', 'Afternoon'] }),
        },
        {
          ...{ type: 'text', id: 'people', name: 'people', inputType: 'number', min: 1, max: 5, defaultValue: 1 },
          title: both('参加人数（含本人）', 'How many people, yourself included'),
        },
        {
          ...{ type: 'boolean', id: 'access', name: 'access' },
          title: both('是否需要无障碍协助？', 'Do you need help with access?'),
        },
        {
          ...{ type: 'comment', id: 'help', name: 'help', visibleIf: '{access} = true', maxLength: 200 },
          title: both('请说明需要的协助', 'Please say what would help'),
        },
        {
          ...{ type: 'consent', id: 'agree', name: 'agree', isRequired: true },
          title: both('个人信息', 'Personal information'),
          statement: both('我同意为组织本次活动使用以上信息。', 'My details may be used to organise this event.'),
        },
      ],
    },
  ],
}
