import type { ComponentChildren } from 'preact'
import { refuse } from '#contract/refusal.ts'
import type { Action } from '#domain/permission/table.ts'
import { surveyObstacle } from '#domain/survey/life/obstacle.ts'
import { sendOnce } from '../command/send-once.ts'
import { formatIn } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { lazy } from '../router/lazy.tsx'
import { usePage } from '../router/use-page.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { may, me } from '../session/me.ts'
import { useLoad } from '../session/use-load.ts'
import { Shell } from '../shell/Shell.tsx'
import { faceOf } from '../site/site-face.ts'
import { now } from '../time/now.ts'
import { SurveyContext, type SurveyRoom } from './room.ts'
import { SurveyBar, type SurveyTab } from './SurveyBar.tsx'
import { words } from './words.ts'

const Overview = lazy(async () => (await import('./overview/Overview.tsx')).Overview)
const Build = lazy(async () => (await import('./build/Build.tsx')).Build)
const Responses = lazy(async () => (await import('./responses/Responses.tsx')).Responses)
const Results = lazy(async () => (await import('./results/Results.tsx')).Results)

const SCREENS: Record<SurveyTab, () => ComponentChildren> = {
  survey: () => <Overview />,
  surveyBuild: () => <Build />,
  surveyResponses: () => <Responses />,
  surveyResults: () => <Results />,
}

/** One survey: its overview, its builder, its responses and its results. */
export const Survey = ({ activityId, tab }: { activityId: string; tab: SurveyTab }) => {
  usePage(words().tabs[tab])
  const params = { activityId }
  const loading = useLoad(activityId, async () => {
    const answer = await call('survey.backstage', { params })
    if (!answer.ok) return answer
    const site = await call('site.read', { params: { siteId: answer.value.survey.siteId } })
    // This device's clock may be wrong.
    const aheadMs = answer.value.now - Date.now()
    return site.ok ? { ok: true, value: { ...answer.value, site: faceOf(site.value), aheadMs } } : site
  })
  const site = loading.result.status === 'ready' ? loading.result.value.site : null
  return (
    <Shell
      wide={tab === 'surveyBuild'}
      crumbs={
        site && (
          <Link to="site" params={{ siteId: site.id }}>
            {site.name}
          </Link>
        )
      }
    >
      {!site && <h1 class="visually-hidden">{words().page}</h1>}
      <Loads of={loading}>
        {(value) => {
          const mayHere = (action: Action) => may(value.site.path, action)
          const room: SurveyRoom = {
            ...value,
            format: formatIn(value.site.timeZone),
            may: mayHere,
            obstacle: (type) =>
              mayHere(type)
                ? surveyObstacle(type, value.survey, {
                    subject: me.value?.subject ?? '',
                    may: mayHere,
                    now: now.value + value.aheadMs,
                    timeZone: value.site.timeZone,
                    draft: value.draft,
                    verifies: value.verifies,
                  })
                : refuse('not-allowed').refusal,
            reload: loading.reload,
            order: async (order) => {
              const answer = await sendOnce(order, (body) => call('survey.command', { params, body }))
              loading.reload()
              return answer
            },
          }
          return (
            <SurveyContext.Provider value={room}>
              <SurveyBar tab={tab} />
              {SCREENS[tab]()}
            </SurveyContext.Provider>
          )
        }}
      </Loads>
    </Shell>
  )
}
