import type { Actor } from '../../../../functions/contract/basics.ts'
import type { Role } from '../../../../functions/contract/site/staff.ts'
import type { StaffSurvey, SurveyPhase } from '../../../../functions/contract/survey/activity.ts'
import { type Action, PERMISSIONS } from '../../../../functions/domain/permission/table.ts'
import { hasHand } from '../../../../functions/domain/second-person.ts'
import { resultAuthors } from '../../../../functions/domain/survey/life/authors.ts'

/** The steps of a survey's life that need a person to answer for them (M4, M7), in their order. */
export const SURVEY_STEPS = ['announce', 'close', 'submit', 'secrecy', 'publish', 'archive'] as const
export type SurveyStep = (typeof SURVEY_STEPS)[number]

/** Why a step is not for this person now. */
export type Obstacle =
  | { why: 'role'; roles: readonly Role[] }
  | { why: 'second-person'; not: readonly Actor[]; roles: readonly Role[] }
  | { why: 'before'; step: SurveyStep }
  | { why: 'no-questions' }
  | { why: 'checks'; count: number }

export type StepStatus =
  | { is: 'done'; by: string | null; at: number | null }
  | { is: 'open'; obstacle: Obstacle | null }
  | { is: 'ahead' }

export interface Asked {
  survey: StaffSurvey
  phase: SurveyPhase
  subject: string
  may: (action: Action) => boolean
  /** How much keeps the draft from being asked. */
  errors: number
}

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

/** From which phase on a step can be taken, and from which on it is behind. */
const SPAN: Record<SurveyStep, [from: SurveyPhase, past: SurveyPhase]> = {
  announce: ['draft', 'announced'],
  close: ['open', 'closed'],
  submit: ['closed', 'published'],
  secrecy: ['review', 'published'],
  publish: ['review', 'published'],
  archive: ['published', 'archived'],
}

const rolesFor = (step: SurveyStep): readonly Role[] => {
  const roles = PERMISSIONS[`survey.${step}`]
  return roles === 'signed-in' ? [] : roles
}

/** How far a step is, for this person: the same rules as the server's, told before anybody runs into them. */
export const surveyStep = (step: SurveyStep, asked: Asked): StepStatus => {
  const { survey, phase } = asked
  const [from, past] = SPAN[step]
  const record = recordOf(step, survey)
  if (reached(phase, past)) return { is: 'done', by: record?.by ?? null, at: record?.at ?? null }
  if (record && step !== 'announce') return { is: 'done', by: record.by, at: record.at }
  if (!reached(phase, from)) return { is: 'ahead' }
  return { is: 'open', obstacle: obstacleTo(step, asked) }
}

const recordOf = (step: SurveyStep, survey: StaffSurvey): { by: string | null; at: number | null } | null => {
  const approvals = { submit: survey.submitted, secrecy: survey.secrecyReviewed, publish: survey.signedOff }
  if (step in approvals) {
    const found = approvals[step as keyof typeof approvals]
    return found && { by: found.by.name, at: found.at }
  }
  return step === 'close' && survey.closedAt !== null ? { by: null, at: survey.closedAt } : null
}

const obstacleTo = (step: SurveyStep, asked: Asked): Obstacle | null => {
  const { survey, subject, may } = asked
  const roles = rolesFor(step)
  if (step === 'announce' && survey.draft.revision === 0) return { why: 'no-questions' }
  if (step === 'secrecy' && !survey.submitted) return { why: 'before', step: 'submit' }
  if (step === 'publish' && !survey.secrecyReviewed) return { why: 'before', step: 'secrecy' }
  if (!may(`survey.${step}`)) return { why: 'role', roles }
  const not = authorsFor(step, survey)
  if (hasHand(not, { subject })) return { why: 'second-person', not, roles }
  return step === 'announce' && asked.errors > 0 ? { why: 'checks', count: asked.errors } : null
}

/** Those who must leave a step to another: they wrote what it lets out, or did the step before (M7). */
const authorsFor = (step: SurveyStep, survey: StaffSurvey): readonly Actor[] => {
  if (step === 'announce') return survey.drafters
  return step === 'secrecy' || step === 'publish' ? resultAuthors(survey) : []
}

/** Why what is being edited cannot be asked now, in place of the running version. */
export const releaseObstacle = ({ survey, subject, may, errors }: Asked): Obstacle | null => {
  const found = PERMISSIONS['survey.release']
  const roles = found === 'signed-in' ? [] : found
  if (!may('survey.release')) return { why: 'role', roles }
  const not = survey.drafters
  if (hasHand(not, { subject })) return { why: 'second-person', not, roles }
  return errors > 0 ? { why: 'checks', count: errors } : null
}
