import type { ComponentChildren } from 'preact'
import type { SiteView } from '#contract/site/site.ts'
import type { Action } from '#domain/permission/table.ts'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { lazy } from '../router/lazy.tsx'
import { usePage } from '../router/use-page.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { may } from '../session/me.ts'
import { type Loading, useLoad } from '../session/use-load.ts'
import { Shell } from '../shell/Shell.tsx'
import { Activities } from './Activities.tsx'
import { SiteTree } from './SiteTree.tsx'
import { SubSites } from './SubSites.tsx'
import { Staff } from './staff/Staff.tsx'
import './site.css'

const Audit = lazy(async () => (await import('./audit/Audit.tsx')).Audit)
const Calendar = lazy(async () => (await import('../calendar/Calendar.tsx')).Calendar)
const Notices = lazy(async () => (await import('../notices/Notices.tsx')).Notices)
const Webhooks = lazy(async () => (await import('../webhooks/Webhooks.tsx')).Webhooks)
const Board = lazy(async () => (await import('../cases/board/Board.tsx')).Board)
const Settings = lazy(async () => (await import('./settings/Settings.tsx')).Settings)

export type SiteTab =
  | 'site'
  | 'cases'
  | 'settings'
  | 'subsites'
  | 'staff'
  | 'audit'
  | 'notices'
  | 'calendar'
  | 'webhooks'

/** Each part of a site, and what one must be allowed to do to see it. */
const TABS: { tab: SiteTab; action: Action }[] = [
  { tab: 'site', action: 'activity.list' },
  { tab: 'cases', action: 'case.list' },
  { tab: 'notices', action: 'notice.list' },
  { tab: 'calendar', action: 'calendar.read' },
  { tab: 'settings', action: 'site.read' },
  { tab: 'subsites', action: 'site.read' },
  { tab: 'staff', action: 'staff.list' },
  { tab: 'webhooks', action: 'webhook.list' },
  { tab: 'audit', action: 'audit.list' },
]

export const Site = ({ siteId, tab }: { siteId: string; tab: SiteTab }) => {
  const site = useLoad(siteId, () => call('site.read', { params: { siteId } }))
  const path = site.result.status === 'ready' ? site.result.value.path : [siteId]
  return (
    <Shell>
      <div class="site">
        <aside class="site-aside">
          {site.result.status !== 'loading' && <SiteTree current={siteId} path={path} />}
        </aside>
        <div class="site-content">
          {site.result.status === 'refused' && <h1>{t().sites.tree}</h1>}
          <Loads of={site}>{(value) => <Page key={tab} site={value} tab={tab} loading={site} />}</Loads>
        </div>
      </div>
    </Shell>
  )
}

const Page = ({ site, tab, loading }: { site: SiteView; tab: SiteTab; loading: Loading<SiteView> }) => {
  usePage(`${t().sites.tabs[tab]} · ${site.inForce.name}`)
  const parts: Record<SiteTab, () => ComponentChildren> = {
    site: () => <Activities site={site} />,
    cases: () => <Board site={site} />,
    settings: () => <Settings site={site} loading={loading} />,
    subsites: () => <SubSites site={site} onCreated={loading.reload} />,
    staff: () => <Staff site={site} />,
    audit: () => <Audit site={site} />,
    notices: () => <Notices site={site} />,
    calendar: () => <Calendar site={site} />,
    webhooks: () => <Webhooks site={site} />,
  }
  return (
    <>
      <h1>{site.inForce.name}</h1>
      <nav class="sections" aria-label={t().sites.sections}>
        {TABS.filter(({ action }) => may(site.path, action)).map((item) => (
          <Link key={item.tab} to={item.tab} params={{ siteId: site.id }} current={item.tab === tab}>
            {t().sites.tabs[item.tab]}
          </Link>
        ))}
      </nav>
      {parts[tab]()}
    </>
  )
}
