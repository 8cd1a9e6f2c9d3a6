import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { SiteView } from '#contract/site/site.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { NewActivity } from '../../activity/NewActivity.tsx'
import { withNewIds } from '../../command/with-new-ids.ts'
import { goTo } from '../../router/router.ts'
import { pathOf } from '../../router/screens.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { blankDefinition } from '../build/use-builder.ts'
import { DetailsEditor } from '../details/DetailsEditor.tsx'
import { blankDetails } from '../details/details-form.ts'
import { sendCommand } from '../send.ts'
import { words } from '../words.ts'
import { Start } from './Start.tsx'

export const NewSurvey = ({ siteId }: { siteId: string }) => (
  <NewActivity siteId={siteId} title={words().new.title}>
    {(site) => <Form site={site} />}
  </NewActivity>
)

const freshIds = () => ({ activity: newId(), create: newId(), define: newId() })

const Form = ({ site }: { site: SiteView }) => {
  const { timeZone, languages } = site.inForce
  const lang = languages[0] ?? 'zh-CN'
  const ids = useMemo(freshIds, [])
  const initial = useMemo(() => blankDetails(timeZone, lang), [])
  const blank = useMemo(() => blankDefinition(lang), [])
  /** Null: an import or a copy was wanted and is not there yet. */
  const start = useSignal<Definition | null>(blank)
  return (
    <DetailsEditor
      initial={initial}
      zone={timeZone}
      draftKey={`survey.new.${site.id}`}
      submitLabel={words().new.create}
      announced={false}
      definition={start.value ?? blank}
      blocked={start.value === null}
      save={async (details) => {
        const definition = start.peek() ?? blank
        const create = () => {
          const params = { siteId: site.id, activityId: ids.activity }
          return call('survey.create', { params, body: { commandId: ids.create, details } })
        }
        const created = await withNewIds(create, () => Object.assign(ids, freshIds()))
        if (!created.ok) return created.refusal ?? { code: 'unavailable' }
        const command = { type: 'survey.define', revision: 0, definition, commandId: ids.define } as const
        const defined = await sendCommand(ids.activity, command)
        // Tried again after it had been stored, it is stored all the same.
        if (!defined.ok && defined.refusal?.code !== 'version-conflict')
          return defined.refusal ?? { code: 'unavailable' }
        return null
      }}
      onSaved={() => goTo(pathOf('surveyBuild', { activityId: ids.activity }), { replace: true })}
    >
      <Start site={site} blank={blank} onStart={(definition) => (start.value = definition)} />
    </DetailsEditor>
  )
}
