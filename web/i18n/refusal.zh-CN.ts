import type { RefusalCode } from '#contract/refusal.ts'
import { citizenRefusalZhCN } from './refusal.citizen.zh-CN.ts'
import { interviewRefusalZhCN } from './refusal.interview.zh-CN.ts'
import { surveyRefusalZhCN } from './refusal.survey.zh-CN.ts'

/** What each refusal means to the person who tried. */
export const refusalZhCN: Record<RefusalCode, string> = {
  ...citizenRefusalZhCN,
  ...interviewRefusalZhCN,
  ...surveyRefusalZhCN,
  'not-signed-in': '请先登录。',
  'second-person-required': '此操作须由另一位工作人员完成。',
  'claimed-by-other': '另一位工作人员正在处理此问题。',
  'pending-questions': '还有待处理的提问。',
  'open-questions': '还有未答复的提问。',
  incomplete: '还有必填内容没有填写。',
  'merge-target': '不能并入所选的问题。',
  'nothing-to-undo': '没有可以撤销的操作。',
  'not-extendable': '此类事项的办理期限不能延长。',
  'already-extended': '办理期限已经延长，或已有延期申请。',
  'first-limit-passed': '首个办理期限已过，不能再申请延期。',
  'comments-closed': '目前不接受意见。',
}
