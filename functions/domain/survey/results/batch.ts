import type { QuestionResult, StaffResults } from '../../../contract/survey/results.ts'
import { resultsOf } from './count.ts'

/**
 * Counts as they stood when they last moved: `shown` is what may be seen, `held` is shown next. One batch is held back,
 * because the results that follow, once nobody answers any more, are exact: they too must differ by a batch from what was
 * seen last.
 */
export interface Batches {
  shown: StaffResults
  held: StaffResults
  /** When they were counted. */
  shownAt: number
  heldAt: number
}

export const NO_BATCHES: Batches = { shown: resultsOf([]), held: resultsOf([]), shownAt: 0, heldAt: 0 }

/**
 * The counts after some more answers. Every number moves only once at least `batch` new answers are in it, each question by
 * itself: where a branch is taken rarely, one answer among ten responses would else stand alone. Whatever is counted of
 * responses as a whole moves with their number, and `settled` with every move. The same value comes back when nothing moves.
 */
export const advance = (batches: Batches, now: StaffResults, batch: number, at: number): Batches => {
  const [shown, held, latest] = [byId(batches.shown), byId(batches.held), byId(now)]
  const moved = new Set(
    now.questions.flatMap(({ id, answered }) => ((answered ?? 0) - (held.get(id)?.answered ?? 0) >= batch ? [id] : [])),
  )
  const grown = now.total - batches.held.total >= batch
  if (!grown && moved.size === 0) return batches
  const pick = (older: Questions, newer: Questions) =>
    now.questions.flatMap(({ id }) => (moved.has(id) ? newer : older).get(id) ?? [])
  const move = (older: StaffResults, newer: StaffResults, questions: QuestionResult[]): StaffResults => ({
    ...(grown ? newer : older),
    ...{ settled: newer.settled, questions },
  })
  return {
    shown: move(batches.shown, batches.held, pick(shown, held)),
    held: move(batches.held, now, pick(held, latest)),
    ...{ shownAt: batches.heldAt, heldAt: at },
  }
}

type Questions = ReadonlyMap<string, QuestionResult>

const byId = ({ questions }: StaffResults): Questions => new Map(questions.map((question) => [question.id, question]))
