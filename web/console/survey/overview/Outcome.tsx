import { useSignal } from '@preact/signals'
import { SURVEY_LIMITS } from '../../../../functions/contract/survey/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { namesOf } from '../../session/people.ts'
import { RefusalNote } from '../../session/RefusalNote.tsx'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { ProposedOutcome } from './ProposedOutcome.tsx'
import { useSurveyOrder } from './use-order.ts'

/** What was done with the results, told to the public after they are published and a second person has read it (M7). */
export const Outcome = () => {
  const { survey, may, format } = useSurvey()
  const open = useSignal(false)
  const { outcome } = survey
  const w = words().outcome
  const mayWrite = survey.state === 'published' && may('survey.outcome')
  return (
    <section class="card stack" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{w.title}</h2>
      {outcome ? (
        <>
          <p class="details-text" lang={survey.details.lang}>
            {outcome.text}
          </p>
          <p class="small muted">
            {w.approvedBy(namesOf(outcome.by), outcome.approvedBy.name, format.dateTime(outcome.at))}
          </p>
        </>
      ) : (
        <p class="muted">{w.none}</p>
      )}
      {survey.state === 'published' && <ProposedOutcome />}
      {mayWrite && !open.value && (
        <p>
          <button type="button" class="button" onClick={() => (open.value = true)}>
            {t().edit}
          </button>
        </p>
      )}
      {mayWrite && open.value && <OutcomeForm close={() => (open.value = false)} />}
    </section>
  )
}

const OutcomeForm = ({ close }: { close: () => void }) => {
  const { survey } = useSurvey()
  const sending = useSurveyOrder()
  const { id, outcome, proposedOutcome, version } = survey
  const text = useDraft(`survey.outcome.${id}`, proposedOutcome?.text ?? outcome?.text ?? '')
  const w = words().outcome
  const length = text.value.trim().length
  const propose = async () => {
    if (!(await sending.run({ type: 'survey.outcome', version, text: text.value }))) return
    text.value = ''
    announce(w.said)
    close()
  }
  return (
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
        autoFocus
      />
      <RefusalNote refusal={sending.refusal} />
      <p>
        <button
          type="button"
          class="button primary"
          disabled={sending.busy || length === 0 || length > SURVEY_LIMITS.outcome}
          onClick={propose}
        >
          {w.propose}
        </button>
      </p>
    </>
  )
}
