import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { LiveView } from '../../live/live.ts'
import type { BackstageState } from '../../live/staff-channel.ts'
import { Callout } from '../../ui/Callout.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { type Backstage, openBackstage } from '../backstage/backstage.ts'
import { RoomContext, roomOf } from '../backstage/context.ts'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { EditInterview } from '../editor/EditInterview.tsx'
import { t } from '../language.ts'
import { LiveScreen } from '../live/LiveScreen.tsx'
import { Review } from '../review/Review.tsx'
import { Link } from '../router/Link.tsx'
import { usePage } from '../router/use-page.ts'
import { call } from '../session/call.ts'
import { useCitizensVerified } from '../session/config.ts'
import { Loads } from '../session/Loads.tsx'
import { useLoad } from '../session/use-load.ts'
import { Shell } from '../shell/Shell.tsx'
import { faceOf, type SiteFaceInConsole } from '../site/site-face.ts'
import { Stage } from '../stage/Stage.tsx'
import { InterviewBar, type InterviewTab } from './InterviewBar.tsx'
import { Overview } from './Overview.tsx'

/** One interview: followed live as long as any of its screens is open. */
export const Interview = ({ activityId, tab }: { activityId: string; tab: InterviewTab }) => {
  const backstage = useMemo(() => openBackstage(activityId), [activityId])
  useEffect(() => {
    backstage.start()
    return () => backstage.stop()
  }, [backstage])
  const view = backstage.view.value
  if (view.state) return <WithSite backstage={backstage} view={view} state={view.state} tab={tab} />
  return <NotYet view={view} />
}

const NotYet = ({ view }: { view: LiveView<BackstageState> }) => {
  usePage(t().interview.page)
  return (
    <Shell>
      <h1 class="visually-hidden">{t().interview.page}</h1>
      {view.phase === 'refused' ? (
        <RefusalNote refusal={view.refusal} />
      ) : view.phase === 'offline' ? (
        <Callout tone="warn" role="status" title={t().phase.offline}>
          <p>{t().interview.keepsTrying}</p>
        </Callout>
      ) : (
        <Loading label={t().loading} />
      )}
    </Shell>
  )
}

interface WithSiteProps {
  backstage: Backstage
  view: LiveView<BackstageState>
  state: BackstageState
  tab: InterviewTab
}

const WithSite = ({ backstage, view, state, tab }: WithSiteProps) => {
  const { siteId } = state.activity
  const verifies = useCitizensVerified()
  const site = useLoad(siteId, async () => {
    const answer = await call('site.read', { params: { siteId } })
    return answer.ok ? { ok: true, value: faceOf(answer.value) } : answer
  })
  const face = site.result.status === 'ready' ? site.result.value : null
  return (
    <Shell wide={tab === 'live' || tab === 'stage'} crumbs={face && <Crumb site={face} />}>
      <Loads of={site}>
        {(value) => (
          <RoomContext.Provider value={roomOf(backstage, view, state, value, verifies)}>
            <Titled key={tab} tab={tab} title={state.activity.details.title}>
              <InterviewBar tab={tab} />
              {SCREENS[tab]()}
            </Titled>
          </RoomContext.Provider>
        )}
      </Loads>
    </Shell>
  )
}

const SCREENS: Record<InterviewTab, () => ComponentChildren> = {
  interview: () => <Overview />,
  edit: () => <EditInterview />,
  live: () => <LiveScreen />,
  stage: () => <Stage />,
  review: () => <Review />,
}

const Crumb = ({ site }: { site: SiteFaceInConsole }) => (
  <Link to="site" params={{ siteId: site.id }}>
    {site.name}
  </Link>
)

const Titled = ({ tab, title, children }: { tab: InterviewTab; title: string; children: ComponentChildren }) => {
  usePage(`${t().interview.tabs[tab]} · ${title}`)
  return <>{children}</>
}
