import type { QuestionRecord } from '../../domain/interview/records.ts'
import type { Figures } from './interview.ts'

/** Counts of an interview's questions, exact by recount (M2): each question in one state, and once under `asked`. */
export const figuresOf = (questions: Iterable<QuestionRecord>): Figures => {
  const counts = { asked: 0, published: 0, merged: 0, answered: 0, declined: 0, withdrawn: 0 }
  const declined: Figures['declined'] = {}
  for (const { state, publishedAt, declined: why } of questions) {
    counts.asked++
    if (publishedAt !== null && state !== 'merged') counts.published++
    if (state === 'merged' || state === 'answered' || state === 'declined' || state === 'withdrawn') counts[state]++
    if (state === 'declined' && why) declined[why.reason] = (declined[why.reason] ?? 0) + 1
  }
  return { counts, declined }
}
