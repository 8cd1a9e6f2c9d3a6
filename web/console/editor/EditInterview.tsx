import { useSignal } from '@preact/signals'
import { announce } from '../../ui/announce.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { useRoom } from '../backstage/context.ts'
import { readDraft } from '../draft/use-draft.ts'
import { EDITABLE } from '../interview/steps.ts'
import { t } from '../language.ts'
import { go } from '../router/router.ts'
import { Conflict } from './Conflict.tsx'
import { FormDraft, type FormValue, toForm } from './form-value.ts'
import { InterviewForm } from './InterviewForm.tsx'

/** Edits an interview; what a colleague saves meanwhile is shown and joined, never overwritten unseen. */
export const EditInterview = () => {
  const { activity, backstage, site, may } = useRoom()
  const draftKey = `interview.${activity.id}`
  const base = useSignal<FormValue>(readDraft(FormDraft, draftKey)?.base ?? toForm(activity.details, site.timeZone))
  const theirs = toForm(activity.details, site.timeZone)
  const conflict = JSON.stringify(base.value) !== JSON.stringify(theirs)
  const { state } = activity.brief
  const stateAllows = EDITABLE.includes(state)
  const allowed = stateAllows && may('activity.edit') && (state === 'draft' || may('activity.announce'))
  return (
    <InterviewForm
      initial={base.value}
      zone={site.timeZone}
      draftKey={draftKey}
      submitLabel={t().save}
      blocked={conflict || !allowed}
      save={async (details) => {
        const answer = await backstage.order({ type: 'activity.edit', version: backstage.version(activity), details })
        if (answer.ok) return null
        return answer.refusal ?? { code: 'unavailable' }
      }}
      onSaved={() => {
        announce(t().form.saved)
        go('interview', { activityId: activity.id })
      }}
      onDiscard={() => {
        base.value = theirs
        return theirs
      }}
      aside={(tools) => (
        <>
          {!allowed && (
            <Callout tone="warn">
              <p>{stateAllows ? t().editor.announcedOnly : t().editor.tooLate}</p>
            </Callout>
          )}
          {conflict && (
            <Conflict
              base={base.value}
              mine={tools.value}
              theirs={theirs}
              by={activity.draftedBy.name}
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
