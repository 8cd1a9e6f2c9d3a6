import type { interviewRefusalZhCN } from './refusal.interview.zh-CN.ts'

export const interviewRefusalEn: Record<keyof typeof interviewRefusalZhCN, string> = {
  'name-reserved': 'This name could be taken for an official’s. Choose another, or none.',
}
