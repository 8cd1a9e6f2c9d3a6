import type { Messages } from './format.ts'

/** What staff read before results are published, about what of them will be. */
export const consolePreviewZhCN = {
  title: '公众将看到的内容',
  later: '结果提交审核后，公众将看到的内容会显示在这里。在此之前仍可能有答卷录入，前后两次查看的差别会透露单份答卷。',
  asOf: (at: string) => `截至 ${at}`,
  closed: '提交审核前，纸质和电话答卷仍可录入，内容会随之变化。',
  review: '签发后公布的就是这些内容。',
  nobody: '没有收到答卷，公众将看到有效答卷为 0 份。',
  tooFew: (threshold: string) => `有效答卷不足 ${threshold} 份，公众只会看到这一说明，看不到份数。`,
  nothing: (answered: number) => `没有隐藏任何内容：有人作答的 ${answered} 题全部完整公布。`,
  withheld: (inPart: number, wholly: number, all: number) => {
    const parts = [inPart ? `${inPart} 题部分隐藏` : '', wholly ? `${wholly} 题整题不公布` : '']
    return `共 ${all} 题，其中 ${parts.filter(Boolean).join('，')}。`
  },
  unanswered: (n: number) => `另有 ${n} 题无人作答，不列入结果。`,
  inWords: (n: number) => `${n} 题为文字回答，公众只看到作答人数，看不到所写内容。`,
  group: (n: number, why: string) => `${n} 题整题不公布：${why}`,
  why: {
    few: (threshold: string) => `作答不足 ${threshold} 人。`,
    counts: '选某些选项的人太少，公布任何一项都可推算出已隐藏的数字。',
    tells: (titles: string) => `由作答人数可推算出${titles}中已隐藏的数字。`,
  },
  partly: (n: number, threshold: string) =>
    `隐藏 ${n} 个数字：少于 ${threshold} 人的，以及可据以推算的其他较小的数字。`,
  titled: (title: string) => `“${title}”`,
  more: (n: number) => `等 ${n} 题`,
  staffOnly: '仅工作人员可见：',
  read: (all: number) => `按公众所见逐题查看（${all} 题）`,
}

export type ConsolePreview = Messages<typeof consolePreviewZhCN>
