import { useSignal } from '@preact/signals'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { readDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { go } from '../../router/router.ts'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Conflict } from './Conflict.tsx'
import { FormDraft, type FormValue, toForm } from './form-value.ts'
import { SolicitationForm } from './SolicitationForm.tsx'

/** Edits what goes with the draft; what a colleague saves meanwhile is shown and joined, never overwritten unseen. */
export const EditSolicitation = () => {
  const { solicitation, site, obstacle, order } = useRoom()
  const { id, details, draftedBy } = solicitation
  const draftKey = `solicitation.${id}`
  const base = useSignal<FormValue>(readDraft(FormDraft, draftKey)?.base ?? toForm(details))
  const theirs = toForm(details)
  const conflict = JSON.stringify(base.value) !== JSON.stringify(theirs)
  const allowed = obstacle('solicitation.edit') === null
  return (
    <SolicitationForm
      initial={base.value}
      siteId={site.id}
      draftKey={draftKey}
      submitLabel={t().save}
      blocked={conflict || !allowed}
      save={async (next) => {
        const answer = await order({ type: 'solicitation.edit', details: next })
        return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
      }}
      onSaved={() => {
        announce(t().form.saved)
        go('solicitation', { activityId: id })
      }}
      onDiscard={() => {
        base.value = theirs
        return theirs
      }}
      aside={(tools) => (
        <>
          {!allowed && (
            <Callout tone="warn">
              <p>{words().form.onlyDraft}</p>
            </Callout>
          )}
          {conflict && (
            <Conflict
              base={base.value}
              mine={tools.value}
              theirs={theirs}
              by={draftedBy.name}
              onJoin={(merged) => {
                base.value = theirs
                tools.change(merged)
              }}
            />
          )}
        </>
      )}
    />
  )
}
