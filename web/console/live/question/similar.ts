import type { StaffQuestion } from '#contract/interview/question.ts'
import { likelyDuplicates, ngrams, type Similar } from '#domain/similarity.ts'

type Questions = ReadonlyMap<string, StaffQuestion>

interface Candidates {
  list: { id: string; grams: ReadonlySet<string> }[]
  /** The same as long as the candidates and their texts are: comparing a whole queue again at every vote would be slow. */
  key: string
}

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

const candidates = (wanted: (question: StaffQuestion) => boolean) => {
  const byState = new WeakMap<Questions, Candidates>()
  return (questions: Questions): Candidates => {
    const before = byState.get(questions)
    if (before) return before
    const chosen = [...questions.values()].filter(wanted)
    const made = {
      list: chosen.map(({ id, text }) => ({ id, grams: gramsOf(text) })),
      key: chosen.map(({ id, text }) => `${id} ${text}`).join('\n'),
    }
    byState.set(questions, made)
    return made
  }
}

export const isTarget = ({ state }: StaffQuestion): boolean => state === 'published' || state === 'answered'

/** Public questions, into which another can be merged. */
export const targets = candidates(isTarget)
/** Questions that wait in the queue. */
export const waiting = candidates(({ state }) => state === 'pending')

/** Which of the candidates a question probably repeats, the most alike first. */
export const alike = (question: StaffQuestion, among: Candidates): Similar[] =>
  likelyDuplicates(
    question.text,
    among.list.filter(({ id }) => id !== question.id),
  )
