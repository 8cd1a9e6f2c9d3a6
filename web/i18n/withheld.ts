const zhCN = {
  all: (n: number) => `另有 ${n} 票短时集中涌入，暂不计入，由主持方核查。`,
  one: (n: string) => `另有 ${n} 票暂不计入`,
}

const en: typeof zhCN = {
  all: (n) =>
    `${n} more ${n === 1 ? 'vote' : 'votes'} came in a burst and ${n === 1 ? 'is' : 'are'} not counted until the organisers have looked.`,
  one: (n) => `${n} more not counted`,
}

/** Of votes that are withheld in an interview: both languages come with the one script that uses them. */
export const withheld = { 'zh-CN': zhCN, en }
