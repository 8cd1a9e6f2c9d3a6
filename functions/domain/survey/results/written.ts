import type { Definition } from '../../../contract/survey/definition.ts'
import { isEmpty, isPlain, type Plain } from '../expression/index.ts'
import { type Asked, keyOf, specialValues } from '../model/index.ts'
import { type Placed, questionsOf } from '../questions.ts'
import { isWritten } from '../types/counted.ts'

/** Where a version keeps what people write in answer to a question. */
export interface Writing {
  path: Placed['path']
  key: string
  /** The answer is in their own words, but for these codes; null: it is codes only, with words beside them. */
  codes: readonly unknown[] | null
}

/** By the question's stable id; null: not asked in this version. */
export const writingOf = (definition: Definition, id: string): Writing | null => {
  for (const { element, path } of questionsOf(definition))
    if (element.id === id) return { path, key: keyOf(element), codes: codesOf(element, definition) }
  return null
}

const codesOf = (element: Asked, { storeOthersAsComment }: Definition): Writing['codes'] => {
  if (!element.showOtherItem) return isWritten(element.type) ? [] : null
  // Without a place of its own, the text of "other" stands where the option would.
  const instead = element.storeOthersAsComment === false || storeOthersAsComment === false
  return instead ? [...(element.choices ?? []).map(({ value }) => value), ...specialValues(element)] : null
}

/** What a response answers to one question, wherever groups and tables repeat it, with the words beside each answer. */
export const answersAt = (answers: Plain, { path, key }: Pick<Writing, 'path' | 'key'>) =>
  path
    .reduce<unknown[]>(
      (holders, step) =>
        holders.flatMap((holder) => {
          const inner = typeof holder === 'object' && holder !== null ? holder : {}
          return Object.entries(inner).flatMap(([name, each]) => (step === null || step === name ? [each] : []))
        }),
      [answers],
    )
    .filter(isPlain)
    .map((holder) => ({ answer: holder[key], comment: holder[`${key}-Comment`] }))

/** What somebody wrote in answer to a question: in their own words, to an option's own field, or beside the answer. */
export const writtenIn = (answers: Plain, writing: Writing): string[] =>
  answersAt(answers, writing).flatMap(({ answer, comment }) => [
    ...(Array.isArray(answer) ? answer : [answer]).flatMap((one) => {
      if (isPlain(one)) return words(one.comment)
      return writing.codes === null || writing.codes.includes(one) ? [] : words(one)
    }),
    ...words(comment),
  ])

const words = (value: unknown): string[] => (typeof value === 'string' && !isEmpty(value) ? [value] : [])
