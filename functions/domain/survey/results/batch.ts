import type { QuestionResult, StaffResults } from '../../../contract/survey/results.ts'

/** The counts that live results are made from: as they stood when they last moved. */
export type Shown = Pick<StaffResults, 'total' | 'questions'>

export const NOTHING_SHOWN: Shown = { total: 0, questions: [] }

/**
 * The live results after some more answers. Every number moves only once at least `batch` new answers are in it, each
 * question by itself: where a branch is taken rarely, one answer among ten responses would else stand alone. The same value
 * comes back when nothing moves.
 */
export const advance = (shown: Shown, now: Shown, batch: number): Shown => {
  const before = new Map(shown.questions.map((question) => [question.id, question]))
  let moved = false
  const questions = now.questions.flatMap((question): QuestionResult[] => {
    const earlier = before.get(question.id)
    const grew = (question.answered ?? 0) - (earlier?.answered ?? 0)
    if (grew >= batch) {
      moved = true
      return [question]
    }
    return earlier ? [earlier] : []
  })
  const total = now.total - shown.total >= batch ? now.total : shown.total
  return moved || total !== shown.total ? { total, questions } : shown
}
