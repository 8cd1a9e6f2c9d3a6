import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ZonedFormat } from '../../i18n/format.ts'
import type { SolicitationWords } from '../../i18n/solicitation.zh-CN.ts'
import { Tabs } from '../interview/Tabs.tsx'
import { comparableWith } from './comparable.ts'
import { Header } from './Header.tsx'
import { Mine } from './Mine.tsx'
import { Refused } from './Refused.tsx'
import { type Scene, SceneContext, type TabName, useScene } from './scene.ts'
import type { Session } from './session.ts'
import { Text } from './Text.tsx'
import { useAfter } from './use-after.ts'

export interface SolicitationProps {
  session: Session
  t: SolicitationWords
  formatIn: (timeZone: string) => ZonedFormat
  page: string
  heading: number
  elder: boolean
  keepElder: (on: boolean) => void
  /** False: there is no such element yet. */
  focus: (id: string) => boolean
  verification: Scene['verification']
}

const After = ({ part }: { part: 'Result' | 'Compare' }) => {
  const { t } = useScene()
  const Part = useAfter()?.[part]
  return Part ? <Part /> : <p role="status">{t.loading}</p>
}

const PARTS = {
  draft: Text,
  result: () => <After part="Result" />,
  compare: () => <After part="Compare" />,
  mine: Mine,
}

/** A solicitation from its announcement to its archive, as a citizen sees it. */
export const Solicitation = ({
  session,
  t,
  formatIn,
  page,
  heading,
  keepElder,
  focus,
  verification,
  ...begin
}: SolicitationProps) => {
  const [, draw] = useState(0)
  const [tab, setTab] = useState<TabName>('draft')
  const [elder, setElder] = useState(begin.elder)
  const [said, setSaid] = useState('')
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    const stop = session.subscribe(() => draw((round) => round + 1))
    session.start()
    return () => {
      stop()
      session.end()
    }
  }, [])
  useEffect(() => {
    if (wanted.current === null) return
    focus(wanted.current)
    wanted.current = null
  })
  const { view } = session
  const zone = view?.site.timeZone ?? 'UTC'
  const format = useMemo(() => formatIn(zone), [zone])
  const articles = useMemo(
    () => new Map(view?.parts.flatMap((part) => (part.type === 'article' ? [[part.id, part] as const] : []))),
    [view?.parts],
  )
  if (!view) return <Before session={session} t={t} page={page} />

  const scene: Scene = {
    session,
    view,
    t,
    format,
    heading: heading + 1,
    page,
    verification,
    articles,
    nameOf: (articleId) => (articleId === null ? t.whole : articles.get(articleId)?.number || t.unnumbered),
    // The same words twice are to be said twice.
    say: (text) => setSaid((before) => (before === text ? `${text}\u00a0` : text)),
    go: (name, id) => {
      wanted.current = id ?? 'panel'
      setTab(name)
    },
    focus: (id) => {
      // At once where it can be: what is typed next is meant for it.
      if (focus(id)) return
      wanted.current = id
      draw((round) => round + 1)
    },
  }
  const asked = session.own().length + session.sent().length
  const tabs = [
    { name: 'draft' as const, title: t.draft, wanted: true },
    { name: 'result' as const, title: t.result, wanted: view.result !== null },
    { name: 'compare' as const, title: t.compare, wanted: comparableWith(view).length > 0 },
    { name: 'mine' as const, title: t.mine, wanted: view.state !== 'cancelled' || asked > 0, count: asked },
  ].filter((one) => one.wanted)
  const Part = PARTS[tab]
  return (
    <SceneContext.Provider value={scene}>
      <div class={elder ? 'all elder' : 'all'}>
        <Header
          elder={elder}
          onElder={() => {
            setElder(!elder)
            keepElder(!elder)
          }}
        />
        <Tabs label={t.parts} tabs={tabs} selected={tab} onSelect={setTab}>
          <div id="panel" tabIndex={-1}>
            <Part />
          </div>
        </Tabs>
        <div class="status" role="status">
          <Refused />
          {!session.online() && <p>{t.offline}</p>}
        </div>
        <div class="hidden" role="status">
          {said}
        </div>
      </div>
    </SceneContext.Provider>
  )
}

/** Until there is something to show: what the page's author wrote inside the element stays readable. */
const Before = ({ session, t, page }: Pick<SolicitationProps, 'session' | 't' | 'page'>) => {
  const { refusal } = session
  return (
    <div class="all">
      {refusal === 'unreachable' ? (
        <p class="errors" role="status">
          {t.unreachable}{' '}
          <button type="button" onClick={() => location.reload()}>
            {t.retry}
          </button>{' '}
          <a href={page}>{t.openPage}</a>
        </p>
      ) : refusal ? (
        <p class="errors" role="alert">
          {t.refusal[refusal in t.refusal ? (refusal as keyof typeof t.refusal) : 'internal']}
        </p>
      ) : (
        <div class="skeleton" role="status" aria-label={t.loading}>
          <i />
          <i />
          <i />
        </div>
      )}
      <slot />
    </div>
  )
}
