import type { SurveyPhase } from '../../../contract/survey/activity.ts'
import { formatInstant } from '../../time.ts'
import type { SurveyRecord } from './record.ts'

export interface Moment {
  now: number
  timeZone: string
}

/** Where a survey is at a moment. Nothing has to happen for it to open or close: the clock alone decides. */
export const phaseOf = (
  { state, details, closedAt }: Pick<SurveyRecord, 'state' | 'details' | 'closedAt'>,
  { now, timeZone }: Moment,
): SurveyPhase => {
  if (state !== 'announced') return state
  if (closedAt !== null || now >= details.closesAt) return 'closed'
  if (now < details.opensAt) return 'announced'
  if (!details.hours) return 'open'
  const { from, to } = details.hours
  const clock = formatInstant(now, timeZone).slice(-5)
  const within = from < to ? from <= clock && clock < to : from <= clock || clock < to
  return within ? 'open' : 'resting'
}
