import type { ComponentChildren } from 'preact'
import type { SiteView } from '#contract/site/site.ts'
import { Link } from '../router/Link.tsx'
import { usePage } from '../router/use-page.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { useLoad } from '../session/use-load.ts'
import { Shell } from '../shell/Shell.tsx'

interface NewActivityProps {
  siteId: string
  title: string
  children: (site: SiteView) => ComponentChildren
}

/** The page on which an activity of any kind is made: its site above, its form below. */
export const NewActivity = ({ siteId, title, children }: NewActivityProps) => {
  usePage(title)
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
        <h1>{title}</h1>
        <Loads of={site}>{children}</Loads>
      </div>
    </Shell>
  )
}
