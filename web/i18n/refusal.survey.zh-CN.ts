import type { RefusalCode } from '#contract/refusal.ts'

/** What each refusal that can meet a citizen in a survey means to them. Apart, so that their page loads no other. */
export const surveyRefusalZhCN = {
  'invalid-input': '有回答未被接受，请检查后再试。',
  'participant-required': '身份凭证已失效，请重试。',
  'not-allowed': '您没有进行此项操作的权限。',
  'origin-not-allowed': '本网站未获准嵌入此内容，请联系网站管理员。',
  'not-found': '未找到相应内容，可能尚未公布或地址有误。',
  'id-taken': '答卷编号已被使用，请清除后重新填写。',
  'wrong-state': '调查目前不接受答卷。',
  'survey-closed': '调查目前不接受答卷。',
  'survey-full': '答卷数量已满，不再接受新的答卷。',
  'quota-full': '与您情况相同的答卷数量已满，感谢您的参与。',
  'already-responded': '您已经提交过答卷，每人只能提交一份。',
  'invitation-required': '本调查凭邀请码参加，请填写有效的邀请码。',
  'identity-required': '请先核验身份，再提交。',
  'proof-required': '提交前的自动检查未完成，请再次提交。',
  'results-not-public': '结果尚未公布。',
  'too-large': '内容过长，请精简后再试。',
  'too-many-requests': '操作过于频繁，请稍后再试。',
  internal: '系统出现问题，请稍后再试。',
  unavailable: '服务暂时不可用，请稍后再试。',
} satisfies Partial<Record<RefusalCode, string>>
