import type { ComponentChildren } from 'preact'
import type { Role } from '../../../functions/contract/site/staff.ts'
import { authorsOf } from '../../../functions/domain/interview/authors.ts'
import { questionWaits, turnWaits } from '../../../functions/domain/interview/waiting.ts'
import { useRoom } from '../backstage/context.ts'
import { leftOpen } from '../backstage/state.ts'
import { language, t } from '../language.ts'
import { me } from '../session/me.ts'
import { needsSecond } from '../session/people.ts'
import { type Obstacle, STEPS, type Step, type StepStatus, statusOf } from './steps.ts'
import './steps.css'

/** The steps' status for the signed-in person. */
export const useSteps = (): ((step: Step) => StepStatus) => {
  const { activity, state, may } = useRoom()
  const asked = {
    activity,
    subject: me.value?.subject ?? '',
    may,
    decided:
      ![...state.questions.values()].some((question) => question.state === 'pending') &&
      ![...state.turns.values()].some(turnWaits) &&
      ![...state.polls.values()].some((poll) => poll.state === 'open'),
    answered: leftOpen(state.questions.values()).length === 0,
    waits: [...state.turns.values()].some(turnWaits) || [...state.questions.values()].some(questionWaits),
    authors: authorsOf(activity, state.turns.values(), state.questions.values(), state.polls.values()),
  }
  return (step) => statusOf(step, asked)
}

interface StepsProps {
  /** Only these, by default all. */
  only?: readonly Step[]
  /** What carries an open step out. */
  control: (step: Step) => ComponentChildren
}

/** Who did each step, who may do the next one, and why it is not the reader's where it is not. */
export const Steps = ({ only = STEPS, control }: StepsProps) => {
  const { format } = useRoom()
  const status = useSteps()
  const words = t().steps
  return (
    <ol class="plain-list steps">
      {only.map((step) => {
        const now = status(step)
        return (
          <li key={step} class={`step ${now.is}`}>
            <p class="step-name">
              <strong>{words.names[step]}</strong>{' '}
              <span class="small">
                {now.is === 'done' &&
                  (now.by || now.at !== null
                    ? words.done(now.by ?? '', now.at === null ? '' : format.dateTime(now.at))
                    : words.isDone)}
                {now.is === 'ahead' && <span class="visually-hidden">{words.ahead}</span>}
              </span>
            </p>
            {now.is === 'open' && (now.obstacle ? <p class="small">{obstacleText(now.obstacle)}</p> : control(step))}
          </li>
        )
      })}
    </ol>
  )
}

const listRoles = (roles: readonly Role[]): string =>
  new Intl.ListFormat(language.value, { type: 'disjunction' }).format(roles.map((role) => t().roles[role]))

export const obstacleText = (obstacle: Obstacle): string => {
  const words = t().steps
  const roles = 'roles' in obstacle ? listRoles(obstacle.roles) : ''
  switch (obstacle.why) {
    case 'role':
      return words.needsRole(roles)
    case 'second-person':
      return needsSecond(obstacle.roles, obstacle.not)
    case 'before':
      return words.needsStep(words.names[obstacle.step])
    case 'open-questions':
      return t().refusal['open-questions']
    case 'open-work':
      return words.needsWork
  }
}
