import type { RefusalCode } from '#contract/refusal.ts'

/** What only those who ask in an interview meet. */
export const interviewRefusalZhCN = {
  'name-reserved': '称呼与工作人员或嘉宾相近，请换一个或留空。',
} satisfies Partial<Record<RefusalCode, string>>
