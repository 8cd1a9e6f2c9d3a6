import type { StaffQuestion } from '#contract/interview/question.ts'
import type { StaffTurn } from '#contract/interview/turn.ts'

/** Turns in transcript order. */
export const inOrder = (turns: Iterable<StaffTurn>): StaffTurn[] =>
  [...turns].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))

/** Published questions that nobody answered or declined; each still wants one or the other. */
export const leftOpen = (questions: Iterable<StaffQuestion>): StaffQuestion[] =>
  [...questions].filter((question) => question.state === 'published').sort((a, b) => a.askedAt - b.askedAt)

/** Waiting for a moderator, the oldest first, as citizens queued up. */
export const pending = (questions: Iterable<StaffQuestion>): StaffQuestion[] =>
  [...questions]
    .filter((question) => question.state === 'pending')
    .sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
