import { useMemo } from 'preact/hooks'
import type { SiteView } from '#contract/site/site.ts'
import { NewActivity } from '../activity/NewActivity.tsx'
import { withNewIds } from '../command/with-new-ids.ts'
import { t } from '../language.ts'
import { goTo } from '../router/router.ts'
import { pathOf } from '../router/screens.ts'
import { call } from '../session/call.ts'
import { newId } from '../session/new-id.ts'
import { toLocalInput } from '../time/zone.ts'
import { emptyPerson, type FormValue } from './form-value.ts'
import { InterviewForm } from './InterviewForm.tsx'

export const NewInterview = ({ siteId }: { siteId: string }) => (
  <NewActivity siteId={siteId} title={t().editor.newTitle}>
    {(site) => <Form site={site} />}
  </NewActivity>
)

const freshIds = () => ({ activity: newId(), command: newId() })

const Form = ({ site }: { site: SiteView }) => {
  const { timeZone, languages } = site.inForce
  const ids = useMemo(freshIds, [])
  const initial = useMemo(() => blank(timeZone, languages[0] ?? 'zh-CN'), [])
  return (
    <InterviewForm
      initial={initial}
      zone={timeZone}
      draftKey={`interview.new.${site.id}`}
      submitLabel={t().editor.create}
      save={async (details) => {
        const create = () =>
          call('activity.create', {
            params: { siteId: site.id, activityId: ids.activity },
            body: { commandId: ids.command, details },
          })
        const answer = await withNewIds(create, () => Object.assign(ids, freshIds()))
        return answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
      }}
      onSaved={() => goTo(pathOf('interview', { activityId: ids.activity }), { replace: true })}
    />
  )
}

const DAY_MS = 86_400_000

/** Proposes a morning a week from now: city rules ask for an announcement some days ahead. */
const blank = (zone: string, lang: FormValue['lang']): FormValue => {
  const day = toLocalInput(Date.now() + 7 * DAY_MS, zone).slice(0, 10)
  return {
    lang,
    title: '',
    summary: '',
    host: emptyPerson(newId()),
    guests: [emptyPerson(newId())],
    startsAt: `${day}T10:00`,
    endsAt: `${day}T11:00`,
    related: [],
    materials: [],
    turnsNeedReview: false,
    identity: 'anonymous',
  }
}
