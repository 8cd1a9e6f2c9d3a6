import { useSignal } from '@preact/signals'
import { announce } from '../../ui/announce.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { useRoom } from '../backstage/context.ts'
import { readDraft } from '../draft/use-draft.ts'
import { t } from '../language.ts'
import { go } from '../router/router.ts'
import { Conflict } from './Conflict.tsx'
import { FormDraft, type FormValue, toForm } from './form-value.ts'
import { InterviewForm } from './InterviewForm.tsx'

/** Edits an interview; what a colleague saves meanwhile is shown and joined, never overwritten unseen. */
export const EditInterview = () => {
  const { activity, backstage, site, obstacle } = useRoom()
  const draftKey = `interview.${activity.id}`
  const base = useSignal<FormValue>(readDraft(FormDraft, draftKey)?.base ?? toForm(activity.details, site.timeZone))
  const theirs = toForm(activity.details, site.timeZone)
  const conflict = JSON.stringify(base.value) !== JSON.stringify(theirs)
  const refusal = obstacle('activity.edit')
  return (
    <InterviewForm
      initial={base.value}
      zone={site.timeZone}
      draftKey={draftKey}
      submitLabel={t().save}
      blocked={conflict || refusal !== null}
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
          {refusal && (
            <Callout tone="warn">
              <p>{refusal.code === 'not-allowed' ? t().editor.announcedOnly : t().editor.tooLate}</p>
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
