import type { CaseState } from '#contract/case/case.ts'
import type { CaseType } from '#contract/case/policy.ts'
import type { RefusalCode } from '#contract/refusal.ts'

/** What all elements of the acceptance system say, in Chinese; the other languages have its type. */
export const caseZhCN = {
  noSite: '请用 site 属性写明网站编号。',
  badSite: (id: string) => `网站编号“${id}”的格式有误。`,
  attribute: (name: string) => `不支持属性“${name}”，可用的属性有 site、lang、theme、heading。`,
  value: (name: string, value: string, allowed: string) => `属性 ${name} 的值“${value}”无效，应为 ${allowed}。`,

  loading: '正在加载…',
  unreachable: '暂时无法连接，网络恢复后将自动重试。',
  retry: '重试',
  openPage: '打开独立页面',
  largeText: '大字',
  errors: '填写有误',
  error: '错误：',
  optional: '选填',
  listed: '、',
  length: (n: number, max: number) => `${n}/${max} 字${n > max ? `，超出 ${n - max} 字` : ''}`,
  copy: '复制',
  copied: '已复制',
  print: '打印',
  cancel: '取消',
  days: (n: number) => `${n} 个工作日`,
  provisional: '暂定',

  type: {
    suggestion: '意见建议',
    enquiry: '咨询',
    complaint: '投诉',
    'interview-question': '访谈遗留问题',
    'site-error': '网站纠错',
  } satisfies Record<CaseType, string>,
  typeHint: {
    suggestion: '对工作、政策和服务的看法与建议',
    enquiry: '办事、政策方面想弄清的问题',
    complaint: '对服务、作风等问题的反映',
    'site-error': '网站内容有误、链接打不开、功能不正常',
  } satisfies Record<Exclude<CaseType, 'interview-question'>, string>,
  state: {
    received: '已收到，待研判',
    triaged: '已转承办部门',
    handling: '正在办理',
    waiting: '等待您补充',
    review: '答复正在审核',
    answered: '已答复',
    declined: '不予受理',
    merged: '与相同事项合并办理',
    withdrawn: '已撤回',
  } satisfies Record<CaseState, string>,
  score: { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' },

  refusal: {
    'invalid-input': '填写的内容有误，请检查后再试。',
    'not-allowed': '您没有进行此项操作的权限。',
    'origin-not-allowed': '本网站未获准嵌入此内容，请联系网站管理员。',
    'not-found': '未找到相应内容，可能尚未公布或地址有误。',
    'id-taken': '编号已被使用，请清除后重新填写。',
    'version-conflict': '内容刚刚有更新，请看过最新内容后再试。',
    'wrong-state': '当前状态下不能进行此操作。',
    'too-large': '内容过长或次数已满，请精简后再试。',
    'too-many-requests': '操作过于频繁，请稍后再试。',
    internal: '系统出现问题，请稍后再试。',
    unavailable: '服务暂时不可用，请稍后再试。',
  } satisfies Partial<Record<RefusalCode, string>>,
}

export type CaseWords = typeof caseZhCN
