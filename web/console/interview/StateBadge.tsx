import type { InterviewState } from '#contract/interview/activity.ts'
import { Badge } from '../../ui/Badge.tsx'
import { t } from '../language.ts'
import { INTERVIEW_TONES } from './state-tones.ts'

export const StateBadge = ({ state }: { state: InterviewState }) => {
  const tone = INTERVIEW_TONES[state]
  return <Badge {...(tone ? { tone } : {})}>{t().interviewState[state]}</Badge>
}
