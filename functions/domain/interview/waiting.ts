import type { StaffInterview } from '../../contract/interview/activity.ts'
import type { StaffQuestion } from '../../contract/interview/question.ts'
import type { StaffTurn } from '../../contract/interview/turn.ts'

/** Whether readers see a change of a turn only when a second person has approved it; in review the sign-off of the whole covers it. */
export const takesTwo = ({ brief, details }: Pick<StaffInterview, 'brief' | 'details'>): boolean =>
  brief.state === 'published' || details.turnsNeedReview

/** Whether something of a turn waits for a second person (M7): itself, a correction, or that it was taken back. */
export const turnWaits = ({
  state,
  proposedCorrection,
  unconfirmed,
}: Pick<StaffTurn, 'state' | 'proposedCorrection' | 'unconfirmed'>): boolean =>
  state === 'proposed' || proposedCorrection !== null || unconfirmed !== null

export const questionWaits = ({
  proposedAnswer,
  proposedDecline,
}: Pick<StaffQuestion, 'proposedAnswer' | 'proposedDecline'>): boolean =>
  proposedAnswer !== null || proposedDecline !== null
