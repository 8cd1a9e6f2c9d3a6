import type { RefusalCode } from '#contract/refusal.ts'

/** What each refusal that can meet a citizen means to them. Apart, so that their page loads no other. */
export const citizenRefusalZhCN = {
  'invalid-input': '填写的内容有误，请检查后再试。',
  'participant-required': '身份凭证已失效，请重试。',
  'not-allowed': '您没有进行此项操作的权限。',
  'origin-not-allowed': '本网站未获准嵌入此内容，请联系网站管理员。',
  'not-found': '未找到相应内容，可能尚未公布或地址有误。',
  'id-taken': '编号已被使用，请重试。',
  'version-conflict': '内容已被他人更新，请查看最新内容后再操作。',
  'wrong-state': '当前状态下不能进行此操作。',
  'questions-closed': '目前不接受提问。',
  'poll-closed': '投票已经结束。',
  'too-large': '内容过长，请精简后再试。',
  'too-many-questions': '您在本次活动中的提问已达上限，感谢参与。',
  'too-many-requests': '操作过于频繁，请稍后再试。',
  internal: '系统出现问题，请稍后再试。',
  unavailable: '服务暂时不可用，请稍后再试。',
} satisfies Partial<Record<RefusalCode, string>>
