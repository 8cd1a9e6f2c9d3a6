import { useEffect } from 'preact/hooks'
import { Empty } from '../../ui/Empty.tsx'
import { t } from '../language.ts'
import { goTo } from '../router/router.ts'
import { pathOf } from '../router/screens.ts'
import { usePage } from '../router/use-page.ts'
import { me } from '../session/me.ts'
import { Shell } from '../shell/Shell.tsx'
import { roots } from './roots.ts'

/** Straight to the first site: a page that only lists sites would be one more click for everybody. */
export const Home = () => {
  const [first] = roots(me.value?.memberships ?? [])
  useEffect(() => {
    if (first) goTo(pathOf('site', { siteId: first.siteId }), { replace: true })
  }, [first?.siteId])
  return first ? null : <NoRoles />
}

const NoRoles = () => {
  usePage(t().home.title)
  return (
    <Shell>
      <h1>{t().home.title}</h1>
      <Empty title={t().home.noRoles}>
        <p>{t().home.noRolesHint(me.value?.subject ?? '')}</p>
      </Empty>
    </Shell>
  )
}
