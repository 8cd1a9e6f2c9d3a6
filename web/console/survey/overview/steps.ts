import type { StaffSurvey, SurveyPhase } from '#contract/survey/activity.ts'

/** The steps of a survey's life that need a person to answer for them (M4, M7), in their order. */
export const SURVEY_STEPS = ['announce', 'close', 'submit', 'secrecy', 'publish', 'archive'] as const
export type SurveyStep = (typeof SURVEY_STEPS)[number]

export type StepStatus = { is: 'done'; by: string | null; at: number | null } | { is: 'open' } | { is: 'ahead' }

const PHASES: readonly SurveyPhase[] = [
  'draft',
  'announced',
  'open',
  'resting',
  'closed',
  'review',
  'published',
  'archived',
]
const reached = (phase: SurveyPhase, wanted: SurveyPhase) => PHASES.indexOf(phase) >= PHASES.indexOf(wanted)

/** From which phase on a step lies before somebody, and from which on it is behind. */
const SPAN: Record<SurveyStep, [from: SurveyPhase, past: SurveyPhase]> = {
  announce: ['draft', 'announced'],
  close: ['open', 'closed'],
  submit: ['closed', 'published'],
  secrecy: ['review', 'published'],
  publish: ['review', 'published'],
  archive: ['published', 'archived'],
}

/** How far a step is. Whose it is to take now, the survey's obstacles say (`surveyObstacle`). */
export const surveyStep = (step: SurveyStep, survey: StaffSurvey, phase: SurveyPhase): StepStatus => {
  const [from, past] = SPAN[step]
  const record = recordOf(step, survey)
  if (reached(phase, past)) return { is: 'done', by: record?.by ?? null, at: record?.at ?? null }
  if (record && step !== 'announce') return { is: 'done', by: record.by, at: record.at }
  return { is: reached(phase, from) ? 'open' : 'ahead' }
}

const recordOf = (step: SurveyStep, survey: StaffSurvey): { by: string | null; at: number | null } | null => {
  const approvals = { submit: survey.submitted, secrecy: survey.secrecyReviewed, publish: survey.signedOff }
  if (step in approvals) {
    const found = approvals[step as keyof typeof approvals]
    return found && { by: found.by.name, at: found.at }
  }
  return step === 'close' && survey.closedAt !== null ? { by: null, at: survey.closedAt } : null
}
