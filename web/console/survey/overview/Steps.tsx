import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { LIMITS } from '#contract/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { CommandButton } from '../../command/CommandButton.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { type SurveyOrder, useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { ObstacleNote } from './ObstacleNote.tsx'
import { SURVEY_STEPS, type SurveyStep, surveyStep } from './steps.ts'
import { useSurveyOrder } from './use-order.ts'
import '../../interview/steps.css'

/** Who did each step, who may do the next one, and why it is not the reader's where it is not. */
export const Steps = () => {
  const { survey, phase, format, obstacle } = useSurvey()
  const w = words().steps
  return (
    <ol class="plain-list steps">
      {SURVEY_STEPS.map((step) => {
        const now = surveyStep(step, survey, phase)
        const act = `survey.${step}` as const
        const refusal = obstacle(act)
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
            {now.is === 'open' && (refusal ? <ObstacleNote act={act} refusal={refusal} /> : <Control step={step} />)}
            {step === 'close' && now.is === 'done' && <Reopen />}
          </li>
        )
      })}
    </ol>
  )
}

const Reopen = () => {
  const { obstacle, order } = useSurvey()
  if (obstacle('survey.reopen')) return null
  return <CommandButton label={words().steps.reopen} send={() => order({ type: 'survey.reopen' })} tone="" />
}

const Control = ({ step }: { step: SurveyStep }): ComponentChildren => {
  const { survey, order } = useSurvey()
  const { version } = survey
  const w = words().steps
  const button = (
    act: keyof typeof w.ask & keyof typeof w.act,
    what: SurveyOrder,
    tone: 'primary' | '' = 'primary',
  ) => <CommandButton label={w.act[act]} send={() => order(what)} ask={w.ask[act]} tone={tone} />
  switch (step) {
    case 'announce':
      return button(step, { type: 'survey.announce', version })
    case 'close':
      return button(step, { type: 'survey.close' }, '')
    case 'submit':
      return <Submit />
    case 'secrecy':
      return button(step, { type: 'survey.secrecy', version })
    case 'publish':
      return button(step, { type: 'survey.publish', version })
    case 'archive':
      return button(step, { type: 'survey.archive' }, '')
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
