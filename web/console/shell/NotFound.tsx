import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { usePage } from '../router/use-page.ts'
import { Shell } from './Shell.tsx'

export const NotFound = () => {
  usePage(t().notFound.title)
  return (
    <Shell>
      <div class="stack">
        <h1>{t().notFound.title}</h1>
        <p>{t().notFound.hint}</p>
        <p>
          <Link to="home">{t().notFound.home}</Link>
        </p>
      </div>
    </Shell>
  )
}
