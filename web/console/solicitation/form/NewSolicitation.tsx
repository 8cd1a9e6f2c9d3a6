import { useMemo } from 'preact/hooks'
import type { SiteView } from '#contract/site/site.ts'
import { NewActivity } from '../../activity/NewActivity.tsx'
import { withNewIds } from '../../command/with-new-ids.ts'
import { goTo } from '../../router/router.ts'
import { pathOf } from '../../router/screens.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { todayIn } from '../today.ts'
import { words } from '../words.ts'
import { blank } from './form-value.ts'
import { SolicitationForm } from './SolicitationForm.tsx'
import '../solicitation.css'

export const NewSolicitation = ({ siteId }: { siteId: string }) => (
  <NewActivity siteId={siteId} title={words().form.newTitle}>
    {(site) => <Form site={site} />}
  </NewActivity>
)

/** Some days more than the 30 that most kinds ask for: between writing it down and announcing it, a few pass. */
const PROPOSED_MS = 38 * 86_400_000

const freshIds = () => ({ activity: newId(), command: newId() })

const Form = ({ site }: { site: SiteView }) => {
  const { timeZone, languages } = site.inForce
  const ids = useMemo(freshIds, [])
  const initial = useMemo(() => blank(languages[0] ?? 'zh-CN', todayIn(timeZone, Date.now() + PROPOSED_MS)), [])
  return (
    <SolicitationForm
      initial={initial}
      siteId={site.id}
      draftKey={`solicitation.new.${site.id}`}
      submitLabel={words().form.create}
      save={async (details) => {
        const create = () =>
          call('solicitation.create', {
            params: { siteId: site.id, activityId: ids.activity },
            body: { commandId: ids.command, details },
          })
        const answer = await withNewIds(create, () => Object.assign(ids, freshIds()))
        return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
      }}
      onSaved={() => goTo(pathOf('solicitation', { activityId: ids.activity }), { replace: true })}
    />
  )
}
