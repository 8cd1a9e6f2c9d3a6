import { useSignal } from '@preact/signals'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { me } from '../session/me.ts'
import { useLoad } from '../session/use-load.ts'
import { roots } from './roots.ts'
import './site-tree.css'

/** The sites a person has roles on, each with those below it, loaded when opened; behind a button where there is no room beside the page. */
export const SiteTree = ({ current, path }: { current: string; path: readonly string[] }) => {
  const open = useSignal(false)
  return (
    <nav class="site-tree" aria-label={t().sites.tree}>
      <h2 class="site-tree-title">{t().sites.tree}</h2>
      <button
        type="button"
        class="button small site-tree-menu"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {t().sites.choose}
      </button>
      <ul class={open.value ? 'plain-list site-tree-list open' : 'plain-list site-tree-list'}>
        {roots(me.value?.memberships ?? []).map((root) => (
          <Branch key={root.siteId} siteId={root.siteId} name={root.siteName} current={current} path={path} />
        ))}
      </ul>
    </nav>
  )
}

interface BranchProps {
  siteId: string
  name: string
  current: string
  path: readonly string[]
}

const Branch = ({ siteId, name, current, path }: BranchProps) => {
  const open = useSignal(path.includes(siteId))
  return (
    <li>
      <div class={siteId === current ? 'site-tree-row current' : 'site-tree-row'}>
        <button
          type="button"
          class="site-tree-toggle"
          aria-expanded={open.value}
          aria-label={t().sites.below(name)}
          onClick={() => (open.value = !open.value)}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M6 4l4 4-4 4" fill="none" stroke="currentColor" stroke-width="2" />
          </svg>
        </button>
        <Link to="site" params={{ siteId }} current={siteId === current}>
          {name}
        </Link>
      </div>
      {open.value && <Below siteId={siteId} current={current} path={path} />}
    </li>
  )
}

const Below = ({ siteId, current, path }: Omit<BranchProps, 'name'>) => {
  const site = useLoad(siteId, () => call('site.read', { params: { siteId } }))
  return (
    <Loads of={site}>
      {({ children }) =>
        children.length === 0 ? (
          <p class="muted small site-tree-none">{t().sites.noneBelow}</p>
        ) : (
          <ul class="plain-list site-tree-below">
            {children.map((child) => (
              <Branch key={child.id} siteId={child.id} name={child.name} current={current} path={path} />
            ))}
          </ul>
        )
      }
    </Loads>
  )
}
