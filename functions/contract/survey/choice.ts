import * as v from 'valibot'
import { condition, flag, id, isSafeKey, MAX_CHOICES, number, text, texts } from './common.ts'

/** An option of a choice question, a row or column of a matrix, or a step of a rating. */
export const choice = v.strictObject({
  id,
  value: v.union([v.pipe(v.string(), v.maxLength(1000), v.check(isSafeKey, 'own_name')), v.number(), v.boolean()]),
  text: texts,
  visibleIf: condition,
  enableIf: condition,
  /** chosen, it clears the others */
  isExclusive: flag,
  /** a text field opens with it */
  showCommentArea: flag,
  isCommentRequired: flag,
  commentPlaceholder: texts,
  imageLink: v.exactOptional(text),
  score: number,
  /** false: keeps its place in a random order */
  randomize: flag,
})

export const choices = v.exactOptional(v.pipe(v.array(choice), v.maxLength(MAX_CHOICES)))

export type Choice = v.InferOutput<typeof choice>
