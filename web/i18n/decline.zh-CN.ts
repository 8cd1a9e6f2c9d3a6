import type { DeclineReason } from '#contract/interview/question.ts'

export const declineZhCN = {
  'off-topic': '与本次访谈主题无关',
  'personal-data': '含有个人信息',
  abusive: '用语不当',
  advertising: '广告或推广',
  duplicate: '与其他提问重复',
  'answered-elsewhere': '已在别处答复',
  'needs-formal-channel': '须通过正式渠道办理',
  'out-of-time': '时间所限',
  other: '其他原因',
} satisfies Record<DeclineReason, string>
