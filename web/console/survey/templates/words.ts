import type { Choice } from '#contract/survey/choice.ts'
import type { Text } from '#contract/survey/common.ts'

export const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })

/** Options by value: `{ yes: ['是', 'Yes'] }`. Ids are given when the template is used. */
export const options = (words: Readonly<Record<string, readonly [zh: string, en: string]>>): Choice[] =>
  Object.entries(words).map(([value, [zh, en]]) => ({ id: value, value, text: both(zh, en) }))

/** Five steps from bad to good, counted 1 to 5. */
export const SATISFIED: Choice[] = [
  ['很不满意', 'Very dissatisfied'],
  ['不满意', 'Dissatisfied'],
  ['一般', 'Neutral'],
  ['满意', 'Satisfied'],
  ['很满意', 'Very satisfied'],
].map(([zh = '', en = ''], at) => ({ id: `s${at + 1}`, value: at + 1, text: both(zh, en) }))
