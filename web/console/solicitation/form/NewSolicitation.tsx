import { useMemo } from 'preact/hooks'
import type { SiteView } from '../../../../functions/contract/site/site.ts'
import { Link } from '../../router/Link.tsx'
import { goTo } from '../../router/router.ts'
import { pathOf } from '../../router/screens.ts'
import { usePage } from '../../router/use-page.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { newId } from '../../session/new-id.ts'
import { useLoad } from '../../session/use-load.ts'
import { Shell } from '../../shell/Shell.tsx'
import { todayIn } from '../today.ts'
import { words } from '../words.ts'
import { blank } from './form-value.ts'
import { SolicitationForm } from './SolicitationForm.tsx'
import '../solicitation.css'

export const NewSolicitation = ({ siteId }: { siteId: string }) => {
  usePage(words().form.newTitle)
  const site = useLoad(siteId, () => call('site.read', { params: { siteId } }))
  return (
    <Shell
      crumbs={
        site.result.status === 'ready' && (
          <Link to="site" params={{ siteId }}>
            {site.result.value.inForce.name}
          </Link>
        )
      }
    >
      <div class="stack">
        <h1>{words().form.newTitle}</h1>
        <Loads of={site}>{(value) => <Form site={value} />}</Loads>
      </div>
    </Shell>
  )
}

/** Some days more than the 30 that most kinds ask for: between writing it down and announcing it, a few pass. */
const PROPOSED_MS = 38 * 86_400_000

const Form = ({ site }: { site: SiteView }) => {
  const { timeZone, languages } = site.inForce
  const ids = useMemo(() => ({ activity: newId(), command: newId() }), [])
  const initial = useMemo(() => blank(languages[0] ?? 'zh-CN', todayIn(timeZone, Date.now() + PROPOSED_MS)), [])
  return (
    <SolicitationForm
      initial={initial}
      siteId={site.id}
      draftKey={`solicitation.new.${site.id}`}
      submitLabel={words().form.create}
      save={async (details) => {
        const answer = await call('solicitation.create', {
          params: { siteId: site.id, activityId: ids.activity },
          body: { commandId: ids.command, details },
        })
        return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
      }}
      onSaved={() => goTo(pathOf('solicitation', { activityId: ids.activity }), { replace: true })}
    />
  )
}
