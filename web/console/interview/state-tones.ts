import type { InterviewState } from '#contract/interview/activity.ts'
import type { Tone } from '../../ui/Callout.tsx'

export const INTERVIEW_TONES: Record<InterviewState, Tone | 'live' | undefined> = {
  draft: undefined,
  announced: 'info',
  live: 'live',
  review: 'warn',
  published: 'good',
  archived: undefined,
  cancelled: 'danger',
}
