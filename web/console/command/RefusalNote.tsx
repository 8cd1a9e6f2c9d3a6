import { INTERVIEW_STATES } from '#contract/interview/activity.ts'
import { QUESTION_STATES } from '#contract/interview/question.ts'
import type { InputIssue, Refusal } from '#contract/refusal.ts'
import { Callout } from '../../ui/Callout.tsx'
import { t } from '../language.ts'

/** A refusal in the reader's words, next to what caused it. */
export const RefusalNote = ({ refusal }: { refusal: Refusal | null }) => {
  if (!refusal) return null
  const tone = refusal.code === 'unavailable' || refusal.code === 'too-many-requests' ? 'warn' : 'danger'
  return (
    <Callout tone={tone} role="alert">
      <p>{refusalText(refusal)}</p>
    </Callout>
  )
}

export const refusalText = ({ code, detail, issues }: Refusal): string => {
  const words = t().refusal[code]
  if (code === 'unavailable' && !navigator.onLine) return t().refusalMore.offline
  if (code === 'claimed-by-other' && detail) return t().refusalMore.heldBy(detail)
  if (code === 'second-person-required' && detail) return t().refusalMore.writtenBy(detail)
  if (code === 'incomplete' && issues) return `${words} ${[...new Set(issues.map(missing))].join(' ')}`
  const state = stateName(detail)
  return state ? t().refusalMore.inState(words, state) : words
}

/** What is still to be done, where the rule names it. */
const missing = ({ path }: InputIssue): string => {
  const words = t().steps
  if (path === 'submitted') return words.needsStep(words.names.submit)
  if (path === 'secrecyReviewed') return words.needsStep(words.names.secrecy)
  if (path === 'once' || path === 'identity') return t().refusalMore.nobodyVerifies
  if (path === 'entries') return t().refusalMore.entriesWait
  return path === 'turns' || path === 'polls' || path === 'questions' ? words.needsWork : ''
}

const stateName = (state: string | undefined): string | null => {
  const interview = INTERVIEW_STATES.find((name) => name === state)
  if (interview) return t().interviewState[interview]
  const question = QUESTION_STATES.find((name) => name === state)
  return question ? t().questionState[question] : null
}
