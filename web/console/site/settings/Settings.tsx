import { useEffect } from 'preact/hooks'
import type { SiteView } from '#contract/site/site.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { guardLeaving } from '../../router/router.ts'
import { call } from '../../session/call.ts'
import { may, rolesThatMay } from '../../session/me.ts'
import { needsRole } from '../../session/people.ts'
import type { Loading } from '../../session/use-load.ts'
import { SettingsFields } from './SettingsFields.tsx'
import { toSettingsForm } from './settings-form.ts'
import { useSettingsForm } from './use-settings-form.ts'
import './settings.css'

/** A site's own settings, and what it inherits. */
export const Settings = ({ site, loading }: { site: SiteView; loading: Loading<SiteView> }) => {
  const stored = toSettingsForm(site.settings, site.inForce)
  const editing = useSettingsForm(stored)
  const mayEdit = may(site.path, 'site.edit')
  const dirty = JSON.stringify(stored) !== JSON.stringify(editing.form)
  useEffect(() => guardLeaving(() => dirty), [dirty])
  const save = async () => {
    const done = await editing.submit(async (settings) => {
      const answer = await call('site.edit', {
        params: { siteId: site.id },
        body: { version: site.version, settings },
      })
      if (!answer.ok) return answer.refusal ?? { code: 'unavailable' }
      loading.set(answer.value)
      editing.set(toSettingsForm(answer.value.settings, answer.value.inForce))
      return null
    })
    if (done) announce(t().form.saved)
  }
  return (
    <form
      class="settings stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {!mayEdit && (
        <Callout>
          <p>{needsRole(rolesThatMay('site.edit'))}</p>
        </Callout>
      )}
      <ErrorSummary title={t().form.problems(editing.summary.length)} errors={editing.summary} round={editing.round} />
      <SettingsFields
        form={editing.form}
        set={editing.set}
        error={editing.error}
        disabled={!mayEdit}
        root={site.path.length === 1}
      />
      {!editing.refusal?.issues && <RefusalNote refusal={editing.refusal} />}
      {editing.refusal?.code === 'version-conflict' && (
        <p>
          <button type="button" class="button" onClick={loading.reload}>
            {t().settings.reload}
          </button>
        </p>
      )}
      {mayEdit && (
        <div class="row">
          <button type="submit" class="button primary" disabled={editing.busy || !dirty}>
            {editing.busy ? t().form.saving : t().save}
          </button>
          {!dirty && <span class="muted small">{t().form.nothingToSave}</span>}
        </div>
      )}
    </form>
  )
}
