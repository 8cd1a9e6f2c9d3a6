import type { InterviewState } from '../../../functions/contract/interview/activity.ts'
import { Badge } from '../../ui/Badge.tsx'
import { t } from '../language.ts'

const TONES = {
  draft: undefined,
  announced: 'info',
  live: 'live',
  review: 'warn',
  published: 'good',
  archived: undefined,
  cancelled: 'danger',
} as const

export const StateBadge = ({ state }: { state: InterviewState }) => {
  const tone = TONES[state]
  return <Badge {...(tone ? { tone } : {})}>{t().interviewState[state]}</Badge>
}
