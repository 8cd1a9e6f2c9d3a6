import { useSignal } from '@preact/signals'
import * as v from 'valibot'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { useFormDraft } from '../../draft/use-form-draft.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { namesOf } from '../../session/people.ts'
import { useLoad } from '../../session/use-load.ts'
import { useSurvey } from '../room.ts'
import { labelIn, TextsFields } from '../TextsFields.tsx'
import { TextsShown } from '../TextsShown.tsx'
import { words } from '../words.ts'
import { ProposedOutcome } from './ProposedOutcome.tsx'
import { useSurveyOrder } from './use-order.ts'

/** What was done with the results, told to the public after they are published and a second person has read it (M7). */
export const Outcome = () => {
  const { survey, obstacle, format } = useSurvey()
  const open = useSignal(false)
  const { outcome } = survey
  const w = words().outcome
  const mayWrite = obstacle('survey.outcome') === null
  return (
    <section class="card stack" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{w.title}</h2>
      {outcome ? (
        <>
          <TextsShown texts={outcome.text} />
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

/** Told to everybody who was asked, so in each language of what was asked last (M10). */
const OutcomeForm = ({ close }: { close: () => void }) => {
  const { survey } = useSurvey()
  const params = { activityId: survey.id, version: survey.asked.version }
  const asked = useLoad(`asked ${survey.id}`, () => call('survey.version', { params }))
  return <Loads of={asked}>{({ definition }) => <Texts languages={definition.languages} close={close} />}</Loads>
}

const Texts = ({ languages, close }: { languages: readonly string[]; close: () => void }) => {
  const { survey } = useSurvey()
  const sending = useSurveyOrder()
  const { id, outcome, proposedOutcome, version } = survey
  const draft = useFormDraft(
    `survey.outcome.${id}`,
    v.record(v.string(), v.string()),
    proposedOutcome?.text ?? outcome?.text ?? {},
  )
  const round = useSignal(0)
  const w = words().outcome
  const texts = Object.fromEntries(
    languages.flatMap((language) => (draft.value[language]?.trim() ? [[language, draft.value[language]]] : [])),
  )
  const missing = round.value > 0 ? languages.filter((language) => !texts[language]) : []
  const problem = words().details.problems.missing
  const propose = async () => {
    round.value += 1
    if (languages.some((language) => !texts[language])) return
    if (!(await sending.run({ type: 'survey.outcome', version, text: texts }))) return
    draft.clear()
    announce(w.said)
    close()
  }
  const isTooLong = Object.values(texts).some((text) => text.trim().length > SURVEY_LIMITS.outcome)
  return (
    <>
      <ErrorSummary
        title={t().form.problems(missing.length)}
        round={round.value}
        errors={missing.map((language) => ({
          fieldId: `outcome-text.${language}`,
          message: t().form.problem(labelIn(w.label, language, languages), problem),
        }))}
      />
      <TextsFields
        id="outcome-text"
        label={w.label}
        hint={w.hint}
        rows={5}
        max={SURVEY_LIMITS.outcome}
        languages={languages}
        value={draft.value}
        onValue={draft.set}
        error={(language) => (missing.includes(language) ? problem : undefined)}
        autoFocus
      />
      <RefusalNote refusal={sending.refusal} />
      <p>
        <button type="button" class="button primary" disabled={sending.busy || isTooLong} onClick={propose}>
          {w.propose}
        </button>
      </p>
    </>
  )
}
