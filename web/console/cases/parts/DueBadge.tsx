import type { Standing } from '#contract/case/clock.ts'
import { Badge } from '../../../ui/Badge.tsx'
import type { Tone } from '../../../ui/Callout.tsx'
import { w } from '../words.ts'

const TONES: Record<Standing['state'], Tone | 'live' | undefined> = {
  running: undefined,
  'due-soon': 'warn',
  'due-today': 'warn',
  overdue: 'live',
  stopped: 'info',
  'answered-in-time': 'good',
  'answered-late': 'danger',
}

interface DueBadgeProps {
  due: { day: string; provisional: boolean } | null
  standing: Standing | null
}

/** Until when, how it stands in words as well as in colour, and whether the day is only provisional (暂定). */
export const DueBadge = ({ due, standing }: DueBadgeProps) => {
  const tone = standing ? TONES[standing.state] : undefined
  const late = standing?.state === 'overdue' || standing?.state === 'answered-late'
  return (
    <span class="due">
      {due && (
        <span class="nowrap">
          {due.day}
          {due.provisional && (
            <>
              {' '}
              <abbr class="provisional" title={w().provisionalHint}>
                {w().provisional}
              </abbr>
            </>
          )}
        </span>
      )}
      {standing && (
        <Badge {...(tone ? { tone } : {})}>
          {w().standing[standing.state](late ? standing.workingDaysLate : standing.workingDaysLeft)}
        </Badge>
      )}
      {!due && !standing && <span class="muted">{w().noDue}</span>}
    </span>
  )
}
