import { useSignal } from '@preact/signals'
import * as v from 'valibot'
import { SiteId } from '#contract/basics.ts'
import type { SiteView } from '#contract/site/site.ts'
import { announce } from '../../ui/announce.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { call } from '../session/call.ts'
import { may } from '../session/me.ts'
import { SettingsFields } from './settings/SettingsFields.tsx'
import { blankSettings } from './settings/settings-form.ts'
import { useSettingsForm } from './settings/use-settings-form.ts'
import './settings/settings.css'

/** The sites below, and the way to set one up. */
export const SubSites = ({ site, onCreated }: { site: SiteView; onCreated: () => void }) => {
  const form = useSignal(false)
  const words = t().subsites
  return (
    <div class="stack">
      {site.children.length === 0 ? (
        <Empty title={t().sites.noneBelow} />
      ) : (
        <ul class="plain-list table-card">
          {site.children.map((child) => (
            <li key={child.id} class="subsite">
              <Link to="site" params={{ siteId: child.id }}>
                {child.name}
              </Link>{' '}
              <code class="muted">{child.id}</code>
            </li>
          ))}
        </ul>
      )}
      {may(site.path, 'site.create') && !form.value && (
        <p>
          <button type="button" class="button primary" onClick={() => (form.value = true)}>
            {words.create}
          </button>
        </p>
      )}
      {form.value && (
        <CreateSite
          parent={site}
          onDone={(created) => {
            form.value = false
            if (created) onCreated()
          }}
        />
      )}
    </div>
  )
}

const CreateSite = ({ parent, onDone }: { parent: SiteView; onDone: (created: boolean) => void }) => {
  const words = t().subsites
  const id = useSignal('')
  const editing = useSettingsForm(blankSettings(parent.inForce))
  const idRight = v.is(SiteId, id.value)
  const idError = editing.round > 0 && !idRight ? words.idWrong : undefined
  const save = async () => {
    const done = await editing.submit(async (settings) => {
      if (!v.is(SiteId, id.peek())) return { code: 'invalid-input', issues: [{ path: 'id', rule: 'regex' }] }
      const answer = await call('site.create', {
        params: { siteId: id.peek() },
        body: { parentId: parent.id, settings },
      })
      return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    })
    if (!done) return
    announce(words.created)
    onDone(true)
  }
  const errors = [
    ...(idError ? [{ fieldId: 's-id', message: idError }] : []),
    ...editing.summary.filter(({ fieldId }) => fieldId !== 's-id'),
  ]
  return (
    <form
      class="settings card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{words.create}</h2>
      <ErrorSummary title={t().form.problems(errors.length)} errors={errors} round={editing.round} />
      <TextField
        id="s-id"
        label={words.id}
        hint={words.idHint}
        value={id.value}
        onValue={(value) => (id.value = value)}
        error={idError}
        max={40}
      />
      <SettingsFields form={editing.form} set={editing.set} error={editing.error} disabled={false} root={false} />
      {!editing.refusal?.issues && <RefusalNote refusal={editing.refusal} />}
      <div class="row">
        <button type="submit" class="button primary" disabled={editing.busy}>
          {words.create}
        </button>
        <button type="button" class="button" onClick={() => onDone(false)}>
          {t().cancel}
        </button>
      </div>
    </form>
  )
}
