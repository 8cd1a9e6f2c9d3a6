import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { LIMITS } from '#contract/limits.ts'
import type { Refusal } from '#contract/refusal.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { withNewIds } from '../../command/with-new-ids.ts'
import { go } from '../../router/router.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { useSurvey } from '../room.ts'
import { sendCommand } from '../send.ts'
import { withFreshIds } from '../templates/index.ts'
import { words } from '../words.ts'

const freshIds = () => ({ activity: newId(), create: newId(), define: newId() })

/** Makes a new draft of the same questions and details; responses and results stay where they are. */
export const CopySurvey = () => {
  const { survey, draft, site, may } = useSurvey()
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const ids = useMemo(freshIds, [])
  const w = words().copying
  if (!may('survey.create')) return null
  const copy = async () => {
    busy.value = true
    const title = `${survey.details.title} ${w.suffix}`.slice(0, LIMITS.title)
    // Its dates come after now: a copy of last year's survey would be over before it began.
    const length = survey.details.closesAt - survey.details.opensAt
    const opensAt = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000
    const details = { ...survey.details, title, opensAt, closesAt: opensAt + length }
    const create = () => {
      const params = { siteId: site.id, activityId: ids.activity }
      return call('survey.create', { params, body: { commandId: ids.create, details } })
    }
    const created = await withNewIds(create, () => Object.assign(ids, freshIds()))
    const command = draft && {
      type: 'survey.define' as const,
      revision: 0,
      commandId: ids.define,
      definition: withFreshIds(draft),
    }
    const done = created.ok && command ? await sendCommand(ids.activity, command) : created
    busy.value = false
    if (done.ok) go('surveyBuild', { activityId: ids.activity })
    else refusal.value = done.refusal ?? { code: 'unavailable' }
  }
  return (
    <section class="card stack" aria-labelledby="copy-title">
      <h2 id="copy-title">{w.title}</h2>
      <p class="small muted">{w.explanation}</p>
      <p>
        <button type="button" class="button" disabled={busy.value} onClick={() => void copy()}>
          {w.button}
        </button>
      </p>
      <RefusalNote refusal={refusal.value} />
    </section>
  )
}
