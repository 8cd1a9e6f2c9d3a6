import type { SurveyPhase } from '../../../contract/survey/activity.ts'
import type { Filter } from '../../../contract/survey/cross.ts'

/**
 * Whether responses may still come, so that two looks may differ by a single one: also when it has closed, for it may be opened again,
 * and what came on paper is typed in, until the results are submitted for review.
 */
export const isRunning = (phase: SurveyPhase): boolean =>
  phase === 'announced' || phase === 'open' || phase === 'resting' || phase === 'closed'

/**
 * Whether staff may see beforehand what will be published: while it is under review, which is when they answer for it; and by who
 * may read single responses (`reads`) as soon as the survey has closed. To others two looks would tell what was typed in from paper
 * between them (Q13).
 */
export const hasPreview = (phase: SurveyPhase, reads: boolean): boolean =>
  phase === 'review' || (phase === 'closed' && reads)

interface Counting {
  phase: SurveyPhase
  /** Whether they may read single responses. */
  reads: boolean
  /** Whether responses were erased since the results were submitted: a table made now lacks them, and an earlier one has them. */
  erased: boolean
}

/**
 * Whether somebody may have answers counted by more than one question. Two filters, or two looks while responses come, can
 * differ by one person: that is for who may read single responses anyway.
 */
export const mayCount = (
  request: { type: string; filters?: readonly Filter[] },
  { phase, reads, erased }: Counting,
): boolean =>
  reads || request.type !== 'survey.cross' || (!isRunning(phase) && !erased && (request.filters ?? []).length === 0)
