import type { InterviewState, StaffInterview } from '#contract/interview/activity.ts'

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

export type StepStatus = { is: 'done'; by: string | null; at: number | null } | { is: 'open' } | { is: 'ahead' }

/** How far a step is. Whose it is to take now, the interview's obstacles say (`interviewObstacle`). */
export const statusOf = (step: Step, activity: StaffInterview): StepStatus => {
  const here = ORDER.indexOf(activity.brief.state)
  const there = ORDER.indexOf(FROM[step])
  const record = recordOf(step, activity)
  if (here > there || (here === there && record !== null)) {
    return { is: 'done', by: record?.by ?? null, at: record?.at ?? null }
  }
  return { is: here < there ? 'ahead' : 'open' }
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
