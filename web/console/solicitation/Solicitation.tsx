import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { refuse } from '#contract/refusal.ts'
import type { SolicitationBackstage } from '#contract/solicitation/backstage.ts'
import type { Action } from '#domain/permission/table.ts'
import { solicitationObstacle } from '#domain/solicitation/obstacle.ts'
import type { Answer } from '../../live/api.ts'
import { sendOnce } from '../command/send-once.ts'
import { formatIn } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { usePage } from '../router/use-page.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { may, me } from '../session/me.ts'
import { useLoad } from '../session/use-load.ts'
import { Shell } from '../shell/Shell.tsx'
import { faceOf, type SiteFaceInConsole } from '../site/site-face.ts'
import { now } from '../time/now.ts'
import { Bar, type SolicitationTab } from './Bar.tsx'
import { Workbench } from './comments/Workbench.tsx'
import { DraftScreen } from './draft/DraftScreen.tsx'
import { EditSolicitation } from './form/EditSolicitation.tsx'
import { Overview } from './overview/Overview.tsx'
import { Result } from './result/Result.tsx'
import { type Room, RoomContext } from './room.ts'
import { words } from './words.ts'
import './solicitation.css'

/** How often colleagues' changes are looked for while the screen is looked at (milliseconds). */
const LOOK_MS = 20_000

const SCREENS: Record<SolicitationTab, () => ComponentChildren> = {
  solicitation: () => <Overview />,
  solicitationEdit: () => <EditSolicitation />,
  solicitationDraft: () => <DraftScreen />,
  solicitationComments: () => <Workbench />,
  solicitationResult: () => <Result />,
}

/** `aheadMs`: how far the platform's clock is ahead of this device's, whose own may be wrong. */
type Read = SolicitationBackstage & { site: SiteFaceInConsole; aheadMs: number }

/** One solicitation: its overview, its draft, its comments and its result. */
export const Solicitation = ({ activityId, tab }: { activityId: string; tab: SolicitationTab }) => {
  usePage(words().tabs[tab])
  const params = { activityId }
  const last = useRef<Read | null>(null)
  const loading = useLoad<Read>(activityId, async () => {
    const answer = await read(activityId)
    if (answer.ok) last.current = answer.value
    // What was there stays while the network is gone: the shell says so, and work in hand goes on.
    return !answer.ok && answer.refusal === null && last.current ? { ok: true, value: last.current } : answer
  })
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) loading.reload()
    }
    const timer = setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [activityId])
  const ready = loading.result.status === 'ready' ? loading.result.value : null
  return (
    <Shell
      crumbs={
        ready && (
          <Link to="site" params={{ siteId: ready.site.id }}>
            {ready.site.name}
          </Link>
        )
      }
    >
      {!ready && <h1 class="visually-hidden">{words().page}</h1>}
      <Loads of={loading}>
        {(value) => {
          const mayHere = (action: Action) => may(value.site.path, action)
          const room: Room = {
            ...value,
            format: formatIn(value.site.timeZone),
            may: mayHere,
            obstacle: (type, document) =>
              mayHere(type)
                ? solicitationObstacle(type, value.solicitation, {
                    subject: me.value?.subject ?? '',
                    now: now.value + value.aheadMs,
                    document,
                  })
                : refuse('not-allowed').refusal,
            reload: loading.reload,
            order: async (order) => {
              const { version } = value.solicitation
              const answer = await sendOnce({ ...order, version }, (body) =>
                call('solicitation.command', { params, body }),
              )
              loading.reload()
              return answer
            },
            decide: (order) => sendOnce(order, (body) => call('comment.command', { params, body })),
          }
          return (
            <RoomContext.Provider value={room}>
              <Bar tab={tab} />
              <div key={tab}>{SCREENS[tab]()}</div>
            </RoomContext.Provider>
          )
        }}
      </Loads>
    </Shell>
  )
}

const read = async (activityId: string): Promise<Answer<Read>> => {
  const answer = await call('solicitation.backstage', { params: { activityId } })
  if (!answer.ok) return answer
  const site = await call('site.read', { params: { siteId: answer.value.solicitation.siteId } })
  const aheadMs = answer.value.now - Date.now()
  return site.ok ? { ok: true, value: { ...answer.value, site: faceOf(site.value), aheadMs } } : site
}
