import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Language } from '#contract/basics.ts'
import type { InterviewState } from '#contract/interview/activity.ts'
import type { RefusalCode } from '#contract/refusal.ts'
import type { Citizen } from '../../i18n/citizen.zh-CN.ts'
import type { Format } from '../../i18n/format.ts'
import type { Identity } from '../identity/identity.tsx'
import { About } from './About.tsx'
import { Header } from './Header.tsx'
import { Polls } from './Polls.tsx'
import { Questions } from './Questions.tsx'
import { refusalText } from './refusal-text.ts'
import { Status } from './Status.tsx'
import { type Scene, SceneContext, type TabName } from './scene.ts'
import type { Session } from './session.ts'
import { Tabs } from './Tabs.tsx'
import { Transcript } from './Transcript.tsx'
import { loadLater, useLater } from './use-later.ts'

interface InterviewProps {
  session: Session
  t: Citizen
  language: Language
  /** The interview's times, in its site's zone. */
  formatIn: (timeZone: string) => Format
  page: string
  heading: number
  elder: boolean
  keepElder: (on: boolean) => void
  /** Null where nobody is verified, and until what does it is loaded. */
  identity: () => Identity | null
  focus: (id: string) => void
}

const Mine = () => {
  const Later = useLater()?.Mine
  return Later ? <Later /> : null
}

const PARTS = { about: About, transcript: Transcript, questions: Questions, polls: Polls, mine: Mine }

/** An interview from its announcement to its archive, as a citizen sees it. */
export const Interview = ({ session, t, formatIn, page, heading, keepElder, identity, ...begin }: InterviewProps) => {
  const [view, setView] = useState(session.view)
  const [tab, setTab] = useState<TabName | null>(null)
  const [elder, setElder] = useState(begin.elder)
  const [known, setKnown] = useState<InterviewState | null>(null)
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const focus = useRef<string | null>(null)
  const zone = view.activity?.site.timeZone
  const format = useMemo(() => formatIn(zone ?? 'UTC'), [zone])

  useEffect(() => {
    const stop = session.subscribe(() => setView(session.view))
    session.start()
    return () => {
      stop()
      session.stop()
    }
  }, [])
  const isThere = !!view.activity
  useEffect(() => {
    // Before it is wanted: the network may be gone by then. Tried again where it is looked at.
    if (isThere) loadLater().catch(() => {})
  }, [isThere])
  const wanted = identity()?.wanted()
  useEffect(() => {
    if (wanted) begin.focus('identity')
  }, [wanted])
  useEffect(() => {
    if (!focus.current) return
    root.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  })

  const { activity, live } = view
  const { state } = live
  if (!activity || !state) return <Before phase={live.phase} refusal={live.refusal?.code ?? null} t={t} page={page} />

  const life = state.brief?.state ?? activity.brief.state
  const early = life === 'announced' || (life === 'cancelled' && !state.turns.size)
  const selected = tab ?? (early ? 'about' : 'transcript')
  // The reader stays where they are when the interview goes live: the first tab that was shown is theirs (D12).
  if (tab === null) setTab(selected)
  if (known === null) setKnown(life)
  const select = (name: TabName) => {
    setTab(name)
    setKnown(life)
  }
  const running = !early && life !== 'published' && life !== 'archived'
  const asked = view.own.questions.length + view.waiting.filter(({ command }) => command.type === 'ask').length
  const tabs = [
    { name: 'about' as const, title: t.about, wanted: true },
    { name: 'transcript' as const, title: t.transcript, wanted: !early, count: state.turns.size },
    { name: 'questions' as const, title: t.questions, wanted: true, count: state.questions.size },
    { name: 'polls' as const, title: t.polls, wanted: state.polls.size > 0 || running, count: state.polls.size },
    {
      name: 'mine' as const,
      title: t.mine,
      wanted: asked > 0 || running || life === 'announced' || selected === 'mine',
      count: asked,
    },
  ].filter(({ wanted }) => wanted)
  const Part = PARTS[selected]
  const scene: Scene = {
    session,
    view,
    state,
    activity,
    t,
    format,
    language: begin.language,
    heading: heading + 1,
    link: (anchor) => (anchor ? `${page}#${anchor}` : page),
    // The same words twice are to be said twice.
    say: (text) => setSaid((before) => (before === text ? `${text}\u00a0` : text)),
    go: (name, selector) => {
      focus.current = selector ?? '[role=tabpanel]'
      select(name)
    },
    tab: selected,
    known: known ?? life,
    settle: () => setKnown(life),
  }
  return (
    <SceneContext.Provider value={scene}>
      <div class={elder ? 'all elder' : 'all'} ref={root}>
        <Header
          elder={elder}
          onElder={(on) => {
            setElder(on)
            keepElder(on)
          }}
        />
        {(life === 'announced' || running) && activity.details.identity === 'verified' && identity()?.draw()}
        <Tabs label={t.tabs} tabs={tabs} selected={selected} onSelect={select}>
          <Part key={selected} />
        </Tabs>
        <Status />
        <div class="hidden" role="status">
          {said}
        </div>
      </div>
    </SceneContext.Provider>
  )
}

interface BeforeProps {
  phase: string
  refusal: RefusalCode | null
  t: Citizen
  page: string
}

/** Until there is something to show: what the page's author wrote inside the element stays readable. */
const Before = ({ phase, refusal, t, page }: BeforeProps) => (
  <div class="all">
    {refusal ? (
      <p class="errors" role="alert">
        {refusalText(t, refusal)}
      </p>
    ) : phase === 'offline' ? (
      <p class="errors" role="status">
        {t.unreachable}{' '}
        <button type="button" onClick={() => location.reload()}>
          {t.retry}
        </button>{' '}
        <a href={page}>{t.openPage}</a>
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
