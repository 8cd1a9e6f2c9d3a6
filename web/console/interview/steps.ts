import type { Actor } from '../../../functions/contract/basics.ts'
import type { InterviewState, StaffInterview } from '../../../functions/contract/interview/activity.ts'
import type { Role } from '../../../functions/contract/site/staff.ts'
import type { Action } from '../../../functions/domain/permission/table.ts'
import { PERMISSIONS } from '../../../functions/domain/permission/table.ts'
import { hasHand } from '../../../functions/domain/second-person.ts'

/** In these an interview's details may still be changed. */
export const EDITABLE: readonly InterviewState[] = ['draft', 'announced', 'live', 'review']

/** The steps of an interview's life that need a person to answer for them (M2, M7), in their order. */
export const STEPS = ['announce', 'start', 'finish', 'submit', 'secrecy', 'publish', 'archive'] as const
export type Step = (typeof STEPS)[number]

const FROM: Record<Step, InterviewState> = {
  announce: 'draft',
  start: 'announced',
  finish: 'live',
  submit: 'review',
  secrecy: 'review',
  publish: 'review',
  archive: 'published',
}

const ORDER: InterviewState[] = ['draft', 'announced', 'live', 'review', 'published', 'archived']

/** Why a step is not for this person now. */
export type Obstacle =
  | { why: 'role'; roles: readonly Role[] }
  | { why: 'second-person'; not: readonly Actor[]; roles: readonly Role[] }
  | { why: 'before'; step: Step }
  | { why: 'open-work' }
  | { why: 'open-questions' }

export type StepStatus =
  | { is: 'done'; by: string | null; at: number | null }
  | { is: 'open'; obstacle: Obstacle | null }
  | { is: 'ahead' }

interface Asked {
  activity: StaffInterview
  subject: string
  may: (action: Action) => boolean
  /** Nothing is left to decide: no waiting question, no turn without its second person, no open poll. */
  decided: boolean
  /** No published question is left without an answer. */
  answered: boolean
  /** Something waits for a second person. */
  waits: boolean
  /** Whose words the sign-off lets out. */
  authors: readonly Actor[]
}

export const actionOf = (step: Step) => `activity.${step}` as const

const rolesFor = (step: Step): readonly Role[] => {
  const roles = PERMISSIONS[actionOf(step)]
  return roles === 'signed-in' ? [] : roles
}

/** How far a step is, for this person: the same rules as the server's, told before anybody runs into them. */
export const statusOf = (step: Step, asked: Asked): StepStatus => {
  const { activity } = asked
  const { state } = activity.brief
  const here = ORDER.indexOf(state)
  const there = ORDER.indexOf(FROM[step])
  const record = recordOf(step, activity)
  if (here > there || (here === there && record !== null)) {
    return { is: 'done', by: record?.by ?? null, at: record?.at ?? null }
  }
  if (here < there) return { is: 'ahead' }
  return { is: 'open', obstacle: obstacleTo(step, asked) }
}

const recordOf = (step: Step, activity: StaffInterview): { by: string | null; at: number | null } | null => {
  const approval = { submit: activity.submitted, secrecy: activity.secrecyReviewed, publish: activity.signedOff }
  if (step in approval) {
    const found = approval[step as keyof typeof approval]
    return found && { by: found.by.name, at: found.at }
  }
  const { startedAt, finishedAt } = activity.brief
  if (step === 'start' && startedAt !== null) return { by: null, at: startedAt }
  if (step === 'finish' && finishedAt !== null) return { by: null, at: finishedAt }
  return null
}

const obstacleTo = (
  step: Step,
  { activity, subject, may, decided, answered, waits, authors }: Asked,
): Obstacle | null => {
  const roles = rolesFor(step)
  const not = step === 'announce' ? activity.drafters : step === 'secrecy' || step === 'publish' ? authors : []
  if (step === 'secrecy' && !activity.submitted) return { why: 'before', step: 'submit' }
  if (step === 'publish' && !activity.submitted) return { why: 'before', step: 'submit' }
  if (step === 'publish' && !activity.secrecyReviewed) return { why: 'before', step: 'secrecy' }
  if (!may(actionOf(step))) return { why: 'role', roles }
  if (hasHand(not, { subject })) return { why: 'second-person', not, roles }
  if (step === 'publish' && !decided) return { why: 'open-work' }
  if (step === 'archive' && !answered) return { why: 'open-questions' }
  if (step === 'archive' && waits) return { why: 'open-work' }
  return null
}
