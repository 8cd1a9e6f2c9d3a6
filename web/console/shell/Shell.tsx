import type { ComponentChildren } from 'preact'
import { LiveRegion } from '../../ui/announce.tsx'
import { t } from '../language.ts'
import { NoticesLink } from '../notices/NoticesLink.tsx'
import { Link } from '../router/Link.tsx'
import { me } from '../session/me.ts'
import { signOut } from '../session/oidc.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Offline } from './Offline.tsx'
import './shell.css'

interface ShellProps {
  /** Between the product's name and the person: where one is. */
  crumbs?: ComponentChildren
  /** Uses the whole window, as the live screen does. */
  wide?: boolean
  children: ComponentChildren
}

export const Shell = ({ crumbs, wide = false, children }: ShellProps) => (
  <div class={wide ? 'shell wide' : 'shell'}>
    {/* A script and not a fragment: the document's base is not the page's own address. */}
    <button type="button" class="skip button visually-hidden" onClick={() => document.getElementById('main')?.focus()}>
      {t().skip}
    </button>
    <header class="shell-head">
      <Link to="home" class="shell-brand">
        {t().product}
      </Link>
      {crumbs && (
        <nav class="shell-crumbs" aria-label={t().crumbs}>
          {crumbs}
        </nav>
      )}
      <div class="row row-end shell-person">
        <NoticesLink />
        <LanguageSwitch />
        <span class="shell-name">{me.value?.name}</span>
        <button type="button" class="button small" onClick={() => void signOut()}>
          {t().signOut}
        </button>
      </div>
    </header>
    <Offline />
    <main id="main" tabIndex={-1} class="shell-main">
      {children}
    </main>
    <LiveRegion />
  </div>
)
