import type { InterviewState } from '../../functions/contract/interview/activity.ts'
import type { QuestionState } from '../../functions/contract/interview/question.ts'

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
