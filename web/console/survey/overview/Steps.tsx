import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { LIMITS } from '../../../../functions/contract/limits.ts'
import { releaseProblems } from '../../../../functions/domain/survey/life/releasable.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { language, t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { me } from '../../session/me.ts'
import { needsSecond } from '../../session/people.ts'
import { RefusalNote } from '../../session/RefusalNote.tsx'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { OrderButton } from './OrderButton.tsx'
import { type Asked, type Obstacle, SURVEY_STEPS, type SurveyStep, surveyStep } from './steps.ts'
import { useSurveyOrder } from './use-order.ts'
import '../../interview/steps.css'

/** What the rules about steps depend on, for the signed-in person. */
export const useAsked = (): Asked => {
  const { survey, phase, draft, may } = useSurvey()
  const errors = draft ? releaseProblems(draft, survey.details).length : 0
  return { survey, phase, subject: me.value?.subject ?? '', may, errors }
}

/** Who did each step, who may do the next one, and why it is not the reader's where it is not. */
export const Steps = () => {
  const { survey, format } = useSurvey()
  const asked = useAsked()
  const w = words().steps
  return (
    <ol class="plain-list steps">
      {SURVEY_STEPS.map((step) => {
        const now = surveyStep(step, asked)
        return (
          <li key={step} class={`step ${now.is}`}>
            <p class="step-name">
              <strong>{w.names[step]}</strong>{' '}
              <span class="small">
                {now.is === 'done' &&
                  (now.by || now.at !== null
                    ? t().steps.done(now.by ?? '', now.at === null ? '' : format.dateTime(now.at))
                    : t().steps.isDone)}
                {now.is === 'ahead' && <span class="visually-hidden">{t().steps.ahead}</span>}
              </span>
            </p>
            {now.is === 'open' && (now.obstacle ? <ObstacleNote obstacle={now.obstacle} /> : <Control step={step} />)}
            {step === 'close' && now.is === 'done' && survey.state === 'announced' && <Reopen />}
          </li>
        )
      })}
    </ol>
  )
}

const Reopen = () => {
  const { survey, may } = useSurvey()
  if (survey.closedAt === null || !may('survey.reopen')) return null
  return <OrderButton label={words().steps.reopen} order={{ type: 'survey.reopen' }} tone="" />
}

const Control = ({ step }: { step: SurveyStep }): ComponentChildren => {
  const { survey } = useSurvey()
  const { version } = survey
  const w = words().steps
  switch (step) {
    case 'announce':
      return <OrderButton label={w.act.announce} order={{ type: 'survey.announce', version }} ask={w.ask.announce} />
    case 'close':
      return <OrderButton label={w.act.close} order={{ type: 'survey.close' }} ask={w.ask.close} tone="" />
    case 'submit':
      return <Submit />
    case 'secrecy':
      return <OrderButton label={w.act.secrecy} order={{ type: 'survey.secrecy', version }} ask={w.ask.secrecy} />
    case 'publish':
      return <OrderButton label={w.act.publish} order={{ type: 'survey.publish', version }} ask={w.ask.publish} />
    case 'archive':
      return <OrderButton label={w.act.archive} order={{ type: 'survey.archive' }} ask={w.ask.archive} tone="" />
  }
}

/** Results are submitted by who provides them (M7). */
const Submit = () => {
  const { survey } = useSurvey()
  const sending = useSurveyOrder()
  const open = useSignal(false)
  const provider = useDraft(`survey.provider.${survey.id}`)
  const w = words().steps
  if (!open.value)
    return (
      <p>
        <button type="button" class="button primary" onClick={() => (open.value = true)}>
          {w.act.submit}
        </button>
      </p>
    )
  return (
    <div class="stack-s">
      <TextField
        id="provided-by"
        label={w.providedBy}
        value={provider.value}
        max={LIMITS.personName}
        onValue={(value) => (provider.value = value)}
        autoFocus
      />
      <RefusalNote refusal={sending.refusal} />
      <p>
        <button
          type="button"
          class="button primary"
          disabled={sending.busy || provider.value.trim() === ''}
          onClick={async () => {
            if (await sending.run({ type: 'survey.submit', providedBy: provider.value })) provider.value = ''
          }}
        >
          {w.act.submit}
        </button>
      </p>
    </div>
  )
}

export const ObstacleNote = ({ obstacle }: { obstacle: Obstacle }) => {
  const { survey } = useSurvey()
  const w = t().steps
  const roles =
    'roles' in obstacle
      ? new Intl.ListFormat(language.value, { type: 'disjunction' }).format(
          obstacle.roles.map((role) => t().roles[role]),
        )
      : ''
  switch (obstacle.why) {
    case 'role':
      return <p class="small">{w.needsRole(roles)}</p>
    case 'second-person':
      return <p class="small">{needsSecond(obstacle.roles, obstacle.not)}</p>
    case 'before':
      return <p class="small">{w.needsStep(words().steps.names[obstacle.step])}</p>
    case 'no-questions':
      return (
        <p class="small">
          {words().steps.noQuestions}{' '}
          <Link to="surveyBuild" params={{ activityId: survey.id }}>
            {words().tabs.surveyBuild}
          </Link>
        </p>
      )
    case 'checks':
      return (
        <p class="small">
          {words().steps.checks(obstacle.count)}{' '}
          <Link to="surveyBuild" params={{ activityId: survey.id }}>
            {words().tabs.surveyBuild}
          </Link>
        </p>
      )
  }
}
