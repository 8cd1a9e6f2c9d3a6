import type { ComponentChildren } from 'preact'
import type { Role } from '../../../../functions/contract/site/staff.ts'
import { language, t } from '../../language.ts'
import { me } from '../../session/me.ts'
import { namesOf, needsSecond } from '../../session/people.ts'
import { useRoom } from '../room.ts'
import { todayIn } from '../today.ts'
import { words } from '../words.ts'
import { authorsFor, type Obstacle, STEPS, type Step, type StepStatus, statusOf, undecidedIn } from './steps.ts'
import '../../interview/steps.css'

interface StepsProps {
  /** Only these, by default all. */
  only?: readonly Step[]
  /** What carries an open step out. */
  control: (step: Step) => ComponentChildren
}

/** Who did each step, who may do the next one, and why it is not the reader's where it is not. */
export const Steps = ({ only = STEPS, control }: StepsProps) => {
  const room = useRoom()
  const { format, solicitation, progress, site } = room
  const w = words().steps
  const asked = { ...room, subject: me.value?.subject ?? '', today: todayIn(site.timeZone) }
  const note = (step: Step, now: StepStatus): string | null => {
    if (now.is !== 'open') return null
    if (step === 'close' && solicitation.period) return w.closesAt(format.dateTime(solicitation.period.closesAt))
    if (step === 'decide') return w.undecided(undecidedIn(progress))
    const authors = authorsFor(step, solicitation)
    return now.obstacle?.why !== 'second-person' && authors.length > 0 ? w.notBy(namesOf(authors)) : null
  }
  return (
    <ol class="plain-list steps">
      {only.map((step) => {
        const now = statusOf(step, asked)
        const more = note(step, now)
        return (
          <li key={step} class={`step ${now.is}`}>
            <p class="step-name">
              <strong>{w.names[step]}</strong>{' '}
              <span class="small">
                {now.is === 'done' &&
                  (now.by || now.at !== null
                    ? w.done(now.by ?? '', now.at === null ? '' : format.dateTime(now.at))
                    : w.isDone)}
                {now.is === 'ahead' && <span class="visually-hidden">{w.ahead}</span>}
              </span>
            </p>
            {more && <p class="small">{more}</p>}
            {now.is === 'open' && (now.obstacle ? <p class="small">{obstacleText(now.obstacle)}</p> : control(step))}
          </li>
        )
      })}
    </ol>
  )
}

const listRoles = (roles: readonly Role[]): string =>
  new Intl.ListFormat(language.value, { type: 'disjunction' }).format(roles.map((role) => t().roles[role]))

const obstacleText = (obstacle: Obstacle): string => {
  const w = words().steps
  const roles = 'roles' in obstacle ? listRoles(obstacle.roles) : ''
  switch (obstacle.why) {
    case 'role':
      return w.needsRole(roles)
    case 'second-person':
      return needsSecond(obstacle.roles, obstacle.not)
    case 'before':
      return w.needsStep(w.names[obstacle.step])
    case 'checks':
      return w.needsChecks
  }
}
