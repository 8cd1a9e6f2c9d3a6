import type { StaffResponse } from '#contract/survey/response.ts'
import { words } from '../results/words.ts'

/** Under a second a question that was answered; the tallies count by those that were asked. */
const FAST_MS = 1_000

/** What looks like a script; for a person to judge. */
export const signalsOf = ({ signals, answers, channel }: StaffResponse): string[] => {
  if (channel !== 'web') return []
  const w = words().responses
  return [
    ...(signals.automated ? [w.automated] : []),
    ...(signals.tookMs < Object.keys(answers).length * FAST_MS ? [w.fast] : []),
  ]
}
