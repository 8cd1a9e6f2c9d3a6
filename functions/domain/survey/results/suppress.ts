import type { PublicResults, QuestionResult, StaffResults } from '../../../contract/survey/results.ts'
import { WIDTH_BINS, widen } from './widen.ts'

/**
 * Which of some counts to hide, where what they add up to is shown beside them: those below the threshold, and the smallest
 * others that keep these from being worked out. Zeros are shown, so a hidden count is known to be at least 1 and, being what
 * the shown ones leave of the sum, at most `rest - (hidden - 1)`: that must reach the threshold, or the subtraction would
 * tell that the hidden ones are small, and with one or two of them just how small. Null: nothing but the sum can be shown.
 */
export const complement = (counts: readonly number[], threshold: number): ReadonlySet<number> | null => {
  const bySize = [...counts.keys()].filter((at) => counts[at] !== 0).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const small = bySize.filter((at) => (counts[at] ?? 0) < threshold)
  if (small.length === 0) return new Set()
  for (let hidden = Math.max(2, small.length); hidden <= bySize.length; hidden++) {
    const rest = bySize.slice(0, hidden).reduce((sum, at) => sum + (counts[at] ?? 0), 0)
    if (rest - (hidden - 1) >= threshold) return new Set(bySize.slice(0, hidden))
  }
  return null
}

const isSmall = (count: number, threshold: number) => count > 0 && count < threshold

/** Counts where they add up to the answers: a single choice. Of several choices each, only the small ones are hidden. */
const suppressed = <K>(
  entries: readonly (readonly [K, number])[],
  answered: number,
  threshold: number,
): (readonly [K, number | null])[] => {
  const counts = entries.map(([, count]) => count)
  const addUp = counts.reduce((sum, count) => sum + count, 0) === answered
  if (!addUp) return entries.map(([key, count]) => [key, isSmall(count, threshold) ? null : count])
  const hidden = complement(counts, threshold)
  return entries.map(([key, count], at) => [key, hidden === null || hidden.has(at) ? null : count])
}

/** A question as the public may see it. */
export const suppressQuestion = (question: QuestionResult, threshold: number): QuestionResult => {
  const answered = question.answered ?? 0
  const { id } = question
  if (answered < threshold) return { id, answered: null, options: {}, places: {}, numbers: [], median: null }
  const known = Object.entries(question.options).map(([option, count]) => [option, count ?? 0] as const)
  const options = Object.fromEntries(suppressed(known, answered, threshold))
  // What single people answered stands in a fine distribution: the public gets few, wide steps.
  const numbers = widen(
    question.numbers.map(([value, count]) => [value, count ?? 0]),
    WIDTH_BINS,
  )
  const places = Object.entries(question.places).filter(([option]) => options[option] != null)
  return {
    id,
    answered,
    options,
    places: Object.fromEntries(places),
    numbers: suppressed(numbers, answered, threshold).map(([value, count]) => [value, count]),
    median: question.median,
  }
}

export const suppressResults = (
  { total, questions }: Pick<StaffResults, 'total' | 'questions'>,
  threshold: number,
): Pick<PublicResults, 'total' | 'questions'> => ({
  total: total > 0 && total < threshold ? null : total,
  questions: questions.map((question) => suppressQuestion(question, threshold)),
})
