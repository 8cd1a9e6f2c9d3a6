import { useSignal } from '@preact/signals'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { EmbedSnippet } from '../../activity/EmbedSnippet.tsx'
import { Cancel } from '../../command/Cancel.tsx'
import { t } from '../../language.ts'
import { lazy } from '../../router/lazy.tsx'
import { query, setQuery } from '../../router/router.ts'
import { blankDefinition } from '../build/use-builder.ts'
import { DetailsEditor } from '../details/DetailsEditor.tsx'
import { toDetailsForm } from '../details/details-form.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { Codes } from './Codes.tsx'
import { CopySurvey } from './CopySurvey.tsx'
import { Details } from './Details.tsx'
import { Outcome } from './Outcome.tsx'
import { Release } from './Release.tsx'
import { Steps } from './Steps.tsx'
import { Versions } from './Versions.tsx'
import '../../interview/overview.css'
import './overview.css'

const PublicPreview = lazy(async () => (await import('./preview/PublicPreview.tsx')).PublicPreview)

/** Where the survey stands, what it is, and what is to be done. */
export const Overview = () => {
  const room = useSurvey()
  const { survey, phase, format, draft, order } = room
  const wanted = query.value.get('field')
  const editing = useSignal(wanted !== null && room.obstacle('survey.edit') === null)
  const leave = () => {
    editing.value = false
    setQuery(new URLSearchParams())
  }
  const w = words().overview
  if (editing.value)
    return (
      <DetailsEditor
        initial={toDetailsForm(survey.details, room.site.timeZone)}
        zone={room.site.timeZone}
        draftKey={`survey.details.${survey.id}`}
        submitLabel={t().save}
        announced={survey.state !== 'draft'}
        definition={draft ?? blankDefinition(survey.details.lang)}
        wanted={wanted}
        onCancel={leave}
        save={async (details) => {
          const answer = await order({ type: 'survey.edit', version: survey.version, details })
          return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
        }}
        onSaved={() => {
          leave()
          announce(t().form.saved)
        }}
      />
    )
  return (
    <div class="overview">
      <div class="stack">
        {survey.state === 'cancelled' && (
          <Callout tone="danger" title={w.cancelled}>
            <p lang={survey.details.lang}>{survey.notice}</p>
          </Callout>
        )}
        {(phase === 'closed' || phase === 'review') && room.may('results.preview') && <PublicPreview />}
        <Details onEdit={() => (editing.value = true)} />
        {survey.asked.version > 0 && <Versions />}
      </div>
      <div class="stack">
        <section class="card stack" aria-labelledby="steps-title">
          <h2 id="steps-title">{w.steps}</h2>
          <p class="small muted">{w.drafted(survey.draftedBy.name, format.dateTime(survey.createdAt))}</p>
          {survey.draft.by && survey.draft.at !== null && (
            <p class="small muted">{w.questionsBy(survey.draft.by.name, format.dateTime(survey.draft.at))}</p>
          )}
          {survey.state !== 'cancelled' && <Steps />}
          {!room.obstacle('survey.cancel') && (
            <Cancel
              words={words().cancelling}
              draft={`survey.cancel.${survey.id}`}
              lang={survey.details.lang}
              cancel={(notice) => room.order({ type: 'survey.cancel', notice })}
            />
          )}
        </section>
        <Release />
        {(survey.state === 'published' || survey.outcome) && <Outcome />}
        {survey.details.once === 'code' && <Codes />}
        {survey.state !== 'draft' && survey.state !== 'cancelled' && (
          <EmbedSnippet activity={survey} hint={w.embedHint} />
        )}
        <CopySurvey />
      </div>
    </div>
  )
}
