import type { StaffQuestion } from '../../../../functions/contract/interview/question.ts'
import { likelyDuplicates, ngrams, type Similar } from '../../../../functions/domain/similarity.ts'

/** n-grams by text: a queue compares the same texts again at every change. */
const known = new Map<string, ReadonlySet<string>>()
const KNOWN_MOST = 5_000

const gramsOf = (text: string): ReadonlySet<string> => {
  const before = known.get(text)
  if (before) return before
  if (known.size >= KNOWN_MOST) known.clear()
  const grams = ngrams(text)
  known.set(text, grams)
  return grams
}

/** Questions that this one probably repeats, the most alike first: public ones, into which it can be merged. */
export const duplicatesOf = (question: StaffQuestion, all: Iterable<StaffQuestion>): Similar[] =>
  likelyDuplicates(question.text, withGrams(question, all, isTarget))

/** Questions in the queue that probably ask the same. */
export const alikeInQueue = (question: StaffQuestion, all: Iterable<StaffQuestion>): Similar[] =>
  likelyDuplicates(
    question.text,
    withGrams(question, all, ({ state }) => state === 'pending'),
  )

export const isTarget = ({ state }: StaffQuestion): boolean => state === 'published' || state === 'answered'

const withGrams = (
  question: StaffQuestion,
  all: Iterable<StaffQuestion>,
  wanted: (other: StaffQuestion) => boolean,
): { id: string; grams: ReadonlySet<string> }[] =>
  [...all]
    .filter((other) => other.id !== question.id && wanted(other))
    .map(({ id, text }) => ({ id, grams: gramsOf(text) }))
