import type { Messages } from './format.ts'

/** What a citizen reads around the results of a survey. */
export const surveyResultsZhCN = {
  title: '调查结果',
  live: '实时结果（分批更新）',
  soon: '作答人数达到一定数量后，开始分批显示结果。',
  period: (from: string, to: string) => `调查时间：${from} 至 ${to}`,
  publishedAt: (at: string) => `公布时间：${at}`,
  asOf: (at: string) => `截至 ${at}`,
  questions: (n: string) => `共 ${n} 题`,
  total: (n: string) => `有效答卷 ${n} 份`,
  channels: {
    web: (n: string) => `网上 ${n} 份`,
    paper: (n: string) => `纸质 ${n} 份（工作人员录入）`,
    phone: (n: string) => `电话 ${n} 份（工作人员录入）`,
  },
  tooFew: (n: string) => `有效答卷不足 ${n} 份，暂不公布`,
  answered: (n: string) => `${n} 人作答`,
  ofMany: (n: string) => `可多选，占比以作答的 ${n} 人计，合计可超过 100%`,
  hiddenQuestion: (n: string) => `作答不足 ${n} 人，或公布后可推算出已隐藏的数字，故不公布。`,
  votes: (n: string, share: string) => `${n} 票 ${share}`,
  hidden: '已隐藏',
  hiddenWhy: (n: string) => `为保护个人信息，少于 ${n} 人的数字及可据以推算的数字已隐藏。`,
  median: (n: string) => `中位数 ${n}`,
  rounded: '3,000 以上的数和小数按前两位有效数字计',
  place: (n: string) => `平均第 ${n} 名`,
  selfSelected: '本调查由公众自愿参与，结果反映参与者的意见，不能推及全体。',
  outcome: '结果的运用',
  providedBy: '提供：',
  editedBy: '编辑：',
  secrecyReviewedBy: '保密审查：',
  signedOffBy: '签发：',
  unreachable: '暂时无法读取结果。',
  other: '其他',
  none: '以上都没有',
  refused: '不愿回答',
  dontknow: '不知道',
  yes: '是',
  no: '否',
}

export type SurveyResultsWords = Messages<typeof surveyResultsZhCN>
