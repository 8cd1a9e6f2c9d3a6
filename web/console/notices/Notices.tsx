import { useSignal } from '@preact/signals'
import { grouped } from '#contract/case/receipt.ts'
import type { Notice } from '#contract/notice/notice.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { SiteView } from '#contract/site/site.ts'
import { announce } from '../../ui/announce.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { formatIn } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { useLoad } from '../session/use-load.ts'
import { MoreRows } from '../site/MoreRows.tsx'
import { unread } from './unread.ts'
import { words } from './words.ts'
import './notices.css'

/** What the signed-in person should know, of all their sites; times in the zone of the site they came by. */
export const Notices = ({ site }: { site: SiteView }) => {
  const loading = useLoad('notices', () => call('notice.list', {}))
  const refusal = useSignal<Refusal | null>(null)
  const w = words().notices
  const mark = async (ids: string[] | null) => {
    const answer = await call('notice.read', { body: { ids } })
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok || loading.result.status !== 'ready') return
    unread.value = answer.value.unread
    announce(w.marked)
    const readAt = Date.now()
    const page = loading.result.value
    const notices = page.notices.map((each) =>
      !ids || ids.includes(each.id) ? { ...each, readAt: each.readAt ?? readAt } : each,
    )
    loading.set({ ...page, notices })
  }
  return (
    <div class="stack">
      <RefusalNote refusal={refusal.value} />
      <Loads of={loading}>
        {(page) =>
          page.notices.length === 0 ? (
            <Empty title={w.none}>
              <p>{w.noneHint}</p>
            </Empty>
          ) : (
            <>
              {page.notices.some(({ readAt }) => readAt === null) && (
                <p>
                  <button type="button" class="button" onClick={() => mark(null)}>
                    {w.allRead}
                  </button>
                </p>
              )}
              <ul class="notices">
                {page.notices.map((notice) => (
                  <Item key={notice.id} notice={notice} timeZone={site.inForce.timeZone} mark={mark} />
                ))}
              </ul>
              <MoreRows
                next={page.next}
                read={(after) => call('notice.list', { query: { after } })}
                onPage={(more) => loading.set({ ...more, notices: [...page.notices, ...more.notices] })}
              />
            </>
          )
        }
      </Loads>
    </div>
  )
}

interface ItemProps {
  notice: Notice
  timeZone: string
  mark: (ids: string[]) => Promise<void>
}

const Item = ({ notice, timeZone, mark }: ItemProps) => {
  const w = words().notices
  const { id, kind, siteId, subjectId, title, dueOn, workingDaysLate, at, readAt } = notice
  const tone = kind === 'due-soon' ? 'info' : kind === 'due-today' ? 'warn' : 'danger'
  return (
    <li class={readAt === null ? 'notice unread' : 'notice'}>
      <p class="row">
        <Badge tone={tone}>{w.kinds[kind]}</Badge>
        {readAt === null && <span class="visually-hidden">{w.unread}</span>}
        {kind === 'webhook-failed' ? (
          <Link to="webhooks" params={{ siteId }}>
            {title}
          </Link>
        ) : (
          <Link to="case" params={{ caseId: subjectId }}>
            {grouped(title)}
          </Link>
        )}
        <span class="muted small">{formatIn(timeZone).dateTime(at)}</span>
      </p>
      <p class="row muted small">
        {dueOn && <span>{w.due(dueOn)}</span>}
        {workingDaysLate > 0 && <span>{w.late(workingDaysLate)}</span>}
        {readAt === null && (
          <button type="button" class="button small quiet" onClick={() => mark([id])}>
            {w.markRead}
            <span class="visually-hidden"> {title}</span>
          </button>
        )}
      </p>
    </li>
  )
}
