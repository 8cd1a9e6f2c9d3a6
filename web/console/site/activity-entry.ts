import type { ActivityEntry } from '#contract/interview/list.ts'
import type { SolicitationPhase } from '#contract/solicitation/phase.ts'
import type { SurveyPhase } from '#contract/survey/activity.ts'
import type { Action } from '#domain/permission/table.ts'
import type { Tone } from '../../ui/Callout.tsx'
import { INTERVIEW_TONES } from '../interview/state-tones.ts'
import { t } from '../language.ts'
import type { ScreenName } from '../router/screens.ts'

/** What can be made on a site, by whom and where. */
export const NEW_ACTIVITIES: readonly { kind: ActivityEntry['kind']; screen: ScreenName; action: Action }[] = [
  { kind: 'interview', screen: 'newInterview', action: 'activity.create' },
  { kind: 'survey', screen: 'newSurvey', action: 'survey.create' },
  { kind: 'solicitation', screen: 'newSolicitation', action: 'solicitation.create' },
]

export const SURVEY_TONES: Record<SurveyPhase, Tone | 'live' | undefined> = {
  draft: undefined,
  announced: 'info',
  open: 'live',
  resting: 'info',
  closed: 'warn',
  review: 'warn',
  published: 'good',
  archived: undefined,
  cancelled: 'danger',
}

export const SOLICITATION_TONES: Record<SolicitationPhase, Tone | 'live' | undefined> = {
  draft: undefined,
  open: 'live',
  closed: 'warn',
  published: 'good',
  archived: undefined,
  cancelled: 'danger',
}

export interface EntryFace {
  /** Where the work on it is. */
  screen: ScreenName
  state: string
  tone: Tone | 'live' | undefined
}

/** An activity of any kind as a row shows it. */
export const entryFace = (entry: ActivityEntry): EntryFace => {
  switch (entry.kind) {
    case 'interview': {
      const { state } = entry
      const screen = state === 'live' || state === 'review' ? state : 'interview'
      return { screen, state: t().interviewState[state], tone: INTERVIEW_TONES[state] }
    }
    case 'survey':
      return { screen: 'survey', state: t().surveyPhase[entry.state], tone: SURVEY_TONES[entry.state] }
    case 'solicitation': {
      const { state } = entry
      return { screen: 'solicitation', state: t().solicitationPhase[state], tone: SOLICITATION_TONES[state] }
    }
  }
}
