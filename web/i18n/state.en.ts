import type { InterviewState } from '#contract/interview/activity.ts'
import type { QuestionState } from '#contract/interview/question.ts'
import type { SolicitationPhase } from '#contract/solicitation/phase.ts'
import type { SurveyPhase } from '#contract/survey/activity.ts'

export const interviewStateEn: Record<InterviewState, string> = {
  draft: 'Draft',
  announced: 'Announced',
  live: 'Live now',
  review: 'In review',
  published: 'Published',
  archived: 'Archived',
  cancelled: 'Cancelled',
}

export const questionStateEn: Record<QuestionState, string> = {
  pending: 'Waiting to be read',
  published: 'Published',
  answered: 'Answered',
  merged: 'Merged',
  declined: 'Not taken up',
  withdrawn: 'Withdrawn',
}

export const surveyPhaseEn: Record<SurveyPhase, string> = {
  draft: 'Draft',
  announced: 'Announced',
  open: 'Open now',
  resting: 'Between its hours',
  closed: 'Closed',
  review: 'In review',
  published: 'Results published',
  archived: 'Archived',
  cancelled: 'Cancelled',
}

export const solicitationPhaseEn: Record<SolicitationPhase, string> = {
  draft: 'Draft',
  open: 'Open for comments',
  closed: 'Closed',
  published: 'Result published',
  archived: 'Archived',
  cancelled: 'Cancelled',
}
