import { MOST_UNREAD } from '#contract/notice/notice.ts'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { place } from '../router/router.ts'
import { me } from '../session/me.ts'
import { unread, useUnread } from './unread.ts'

/** In the head of every screen: how much there is to read, and the way to it. */
export const NoticesLink = () => {
  useUnread()
  const siteId = place.value?.params.siteId ?? me.value?.memberships[0]?.siteId
  if (!siteId) return null
  const count = unread.value ?? 0
  const shown = count >= MOST_UNREAD ? `${MOST_UNREAD - 1}+` : String(count)
  return (
    <Link to="notices" params={{ siteId }} class="shell-notices">
      {t().noticesLink}
      {count > 0 && (
        <>
          <span class="badge danger" aria-hidden="true">
            {shown}
          </span>
          <span class="visually-hidden"> {t().unreadNotices(shown)}</span>
        </>
      )}
    </Link>
  )
}
