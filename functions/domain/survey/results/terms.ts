/**
 * Words too common to tell anything. Chinese: the particles, pronouns and function words of every published list (such as
 * the one of the Harbin Institute of Technology) that a comment on a public service is full of; English likewise.
 */
const STOP = new Set(
  [
    '的 了 和 是 在 我 有 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 们 我们 你们 他们 这个 那个 这些 那些',
    '与 及 或 而 且 但 但是 因为 所以 如果 虽然 还 还是 以及 并 并且 对 对于 从 向 把 被 让 给 为 为了 以 于 之 其 等 等等 吧 吗 呢 啊 哦 嗯 呀 嘛',
    '可以 能 能够 应该 应当 希望 建议 请 再 又 更 最 太 非常 比较 一些 有些 什么 怎么 如何 为什么 哪里 时候 进行 地 得 过 来 下 里 中 后 前 个 没 多 些 只 做',
    'a an the and or but if then than that this these those is are was were be been being am do does did have has had i me my',
    'we us our you your he him his she her it its they them their of to in on at by for from with as not no nor so too very can',
    'could will would should may might must just also there here what which who whom when where why how all any both each more',
    "most other some such only own same s t don't i'm it's n't about into over after before up down out off again once",
  ]
    .join(' ')
    .split(' '),
)

/** One word in one form: width, case and accents of the same letter make no difference to who reads a list. */
const form = (text: string): string => text.normalize('NFKC').toLowerCase()

export const holds = (text: string, search: string): boolean => form(text).includes(form(search))

const LONGEST = 40
const WORD = /^[\p{L}\p{N}]/u
/** A figure alone tells nothing, and neither does one letter or character: what a dictionary leaves over of a compound. */
const TELLS = /\p{L}.*\p{L}/u

/** The words of a text, each once, without those that tell nothing. */
export const termsOf = (text: string, segmenter: Segmenter): string[] => {
  const words = [...segmenter.segment(form(text))].flatMap(({ segment, isWordLike }) => {
    const word = segment.trim()
    const counts =
      isWordLike === true && WORD.test(word) && TELLS.test(word) && word.length <= LONGEST && !STOP.has(word)
    return counts ? [word] : []
  })
  return [...new Set(words)]
}

/** `Intl.Segmenter`, which the domain's library types do not know; by words. */
export interface Segmenter {
  segment(text: string): Iterable<{ segment: string; isWordLike?: boolean | undefined }>
}

/** More different words than this are not kept: the rarest go, which came once and would stand last. */
const MOST_TERMS = 30_000
const KEPT_TERMS = 20_000

export const countTerms = (counts: Map<string, number>, terms: readonly string[]): void => {
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  if (counts.size <= MOST_TERMS) return
  const rarest = [...counts].sort(([, a], [, b]) => a - b).slice(0, counts.size - KEPT_TERMS)
  for (const [term] of rarest) counts.delete(term)
}
