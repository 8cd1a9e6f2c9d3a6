import type { QuestionRecord } from './records.ts'

/** A question has words until its asker withdraws it, or has it erased (M13); then it is without any for good. */
export const isErased = ({ text }: { text: string }): boolean => text === ''

/**
 * The question without a word or a name of its asker. That it was asked, when, what was decided and answered stays, and so every figure
 * it is counted in.
 */
export const withoutWords: Partial<QuestionRecord> = {
  text: '',
  original: null,
  name: null,
  previous: null,
  digest: '',
  claim: null,
}
