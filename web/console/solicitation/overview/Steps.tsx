import type { ComponentChildren } from 'preact'
import { solicitationAuthors } from '#domain/solicitation/obstacle.ts'
import { refusalText } from '../../command/RefusalNote.tsx'
import { rolesThatMay } from '../../session/me.ts'
import { namesOf, needsRole, needsSecond } from '../../session/people.ts'
import { type Room, useRoom } from '../room.ts'
import { todayIn } from '../today.ts'
import { words } from '../words.ts'
import { type Act, type Obstacle, STEPS, type Step, type StepStatus, statusOf, undecidedIn } from './steps.ts'
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
  const asked = { ...room, today: todayIn(site.timeZone) }
  const note = (step: Step, now: StepStatus): string | null => {
    if (now.is !== 'open') return null
    if (step === 'close' && solicitation.period) return w.closesAt(format.dateTime(solicitation.period.closesAt))
    if (step === 'decide') return w.undecided(undecidedIn(progress))
    const authors = isAct(step) ? solicitationAuthors(`solicitation.${step}`, solicitation) : []
    const told = now.obstacle?.why === 'refused' && now.obstacle.refusal.code === 'second-person-required'
    return !told && authors.length > 0 ? w.notBy(namesOf(authors)) : null
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
            {now.is === 'open' &&
              (now.obstacle ? <p class="small">{obstacleText(step, now.obstacle, solicitation)}</p> : control(step))}
          </li>
        )
      })}
    </ol>
  )
}

const isAct = (step: Step): step is Act => step !== 'close' && step !== 'decide'

const obstacleText = (step: Step, obstacle: Obstacle, solicitation: Room['solicitation']): string => {
  const w = words().steps
  if (obstacle.why === 'checks') return w.needsChecks
  if (obstacle.why === 'undecided' || !isAct(step)) return w.needsStep(w.names.decide)
  const { refusal } = obstacle
  const act = `solicitation.${step}` as const
  const missing = refusal.issues?.[0]?.path
  if (refusal.code === 'not-allowed') return needsRole(rolesThatMay(act))
  if (refusal.code === 'second-person-required')
    return needsSecond(rolesThatMay(act), solicitationAuthors(act, solicitation))
  if (missing === 'submitted') return w.needsStep(w.names.submit)
  return missing === 'secrecyReviewed' ? w.needsStep(w.names.secrecy) : refusalText(refusal)
}
