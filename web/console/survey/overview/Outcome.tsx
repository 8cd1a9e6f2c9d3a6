import { useSignal } from '@preact/signals'
import { SURVEY_LIMITS } from '../../../../functions/contract/survey/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { RefusalNote } from '../../session/RefusalNote.tsx'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { useSurveyOrder } from './use-order.ts'

/** What was done with the results, told to the public after they are published. */
export const Outcome = () => {
  const { survey, may, format } = useSurvey()
  const sending = useSurveyOrder()
  const open = useSignal(false)
  const text = useDraft(`survey.outcome.${survey.id}`, survey.outcome?.text ?? '')
  const w = words().outcome
  const mayEdit = survey.state === 'published' && may('survey.outcome')
  const length = text.value.trim().length
  return (
    <section class="card stack" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{w.title}</h2>
      {survey.outcome ? (
        <>
          <p class="details-text" lang={survey.details.lang}>
            {survey.outcome.text}
          </p>
          <p class="small muted">{t().steps.done(survey.outcome.by.name, format.dateTime(survey.outcome.at))}</p>
        </>
      ) : (
        <p class="muted">{w.none}</p>
      )}
      {mayEdit && !open.value && (
        <p>
          <button type="button" class="button" onClick={() => (open.value = true)}>
            {t().edit}
          </button>
        </p>
      )}
      {mayEdit && open.value && (
        <>
          <TextField
            id="outcome-text"
            label={w.label}
            hint={w.hint}
            rows={5}
            lang={survey.details.lang}
            max={SURVEY_LIMITS.outcome}
            value={text.value}
            onValue={(value) => (text.value = value)}
          />
          <RefusalNote refusal={sending.refusal} />
          <p>
            <button
              type="button"
              class="button primary"
              disabled={sending.busy || length === 0 || length > SURVEY_LIMITS.outcome}
              onClick={async () => {
                if (await sending.run({ type: 'survey.outcome', text: text.value })) open.value = false
              }}
            >
              {w.publish}
            </button>
          </p>
        </>
      )}
    </section>
  )
}
