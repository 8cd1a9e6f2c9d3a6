import type { ComponentChildren } from 'preact'
import type { Actor } from '#contract/basics.ts'
import type { Refusal } from '#contract/refusal.ts'
import { type InterviewStep, interviewAuthors } from '#domain/interview/obstacle.ts'
import { useRoom } from '../backstage/context.ts'
import { refusalText } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { rolesThatMay } from '../session/me.ts'
import { needsRole, needsSecond } from '../session/people.ts'
import { STEPS, type Step, statusOf } from './steps.ts'
import './steps.css'

interface StepsProps {
  /** Only these, by default all. */
  only?: readonly Step[]
  /** What carries an open step out. */
  control: (step: Step) => ComponentChildren
}

/** Who did each step, who may do the next one, and why it is not the reader's where it is not. */
export const Steps = ({ only = STEPS, control }: StepsProps) => {
  const { activity, format, obstacle, work } = useRoom()
  const words = t().steps
  return (
    <ol class="plain-list steps">
      {only.map((step) => {
        const now = statusOf(step, activity)
        const act = `activity.${step}` as const
        const refusal = obstacle(act)
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
            {now.is === 'open' &&
              (refusal ? (
                <p class="small">{obstacleText(act, refusal, interviewAuthors(act, activity, work))}</p>
              ) : (
                control(step)
              ))}
          </li>
        )
      })}
    </ol>
  )
}

/** Why a step is not this person's now: the refusal that would meet it, told before anybody runs into it. */
const obstacleText = (act: InterviewStep, refusal: Refusal, authors: readonly Actor[]): string => {
  const words = t().steps
  if (refusal.code === 'not-allowed') return needsRole(rolesThatMay(act))
  if (refusal.code === 'second-person-required') return needsSecond(rolesThatMay(act), authors)
  const missing = refusal.issues?.[0]?.path
  if (missing === 'submitted') return words.needsStep(words.names.submit)
  if (missing === 'secrecyReviewed') return words.needsStep(words.names.secrecy)
  if (refusal.code === 'incomplete' || refusal.code === 'pending-questions') return words.needsWork
  return refusalText(refusal)
}
