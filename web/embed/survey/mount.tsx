import { type ComponentChild, render } from 'preact'
import type { Language } from '../../../functions/contract/basics.ts'
import type { SurveyView } from '../../../functions/contract/survey/activity.ts'
import { createFormat } from '../../i18n/format.ts'
import { languageOf } from '../../i18n/language.ts'
import type { SurveyWords } from '../../i18n/survey.zh-CN.ts'
import { browserEnv } from '../../live/env.ts'
import { browserStorage, type Storage } from '../../live/storage.ts'
import { readAttributes } from '../attributes.ts'
import { setStage } from '../stage.ts'
import type { Filling } from './filling.ts'
import type { Elsewhere, Resume as ResumePart } from './heavy/resume.tsx'
import { setEngine } from './late/engine.ts'
import { needsRules } from './needs-rules.ts'
import { numbersOf } from './numbers.ts'
import { loadParts } from './parts.ts'
import type { Results as ResultsPart } from './results/Results.tsx'
import { Survey } from './Survey.tsx'
import type { Parts, Scene } from './scene.ts'
import { createSession } from './session.ts'
import styleUrl from './style.css?url'
import { wordsOf } from './words.ts'

export interface MountOptions {
  host: HTMLElement
  root: ShadowRoot
  origin: string
  language: Language
  /** Where the platform is not asked and nothing is kept: the builder's preview. Default: the browser's own. */
  fetch?: typeof fetch
  storage?: Storage
}

const wordsIn = async (language: Language): Promise<SurveyWords> =>
  (language === 'en' ? await import('../../i18n/survey.en.ts') : await import('../../i18n/survey.zh-CN.ts')).survey

const readStyle = async (): Promise<string> => {
  const reply = await fetch(new URL(styleUrl, import.meta.url))
  if (!reply.ok) throw new Error(`style: ${reply.status}`)
  return reply.text()
}

/** Draws a survey into the element's shadow; the result takes it away again. `wanted`: the element still asks for it. */
export const mount = async (
  { host, root, origin, language, storage = browserStorage(), ...world }: MountOptions,
  wanted: () => boolean,
): Promise<() => void> => {
  let [t, style] = await Promise.all([wordsIn(language), readStyle()])
  if (!wanted()) return () => {}
  const { activityId, heading, problems } = readAttributes(host.attributes, t)
  const { place, paint } = setStage(host, root, language, style)
  const elderKey = `zhitong:${origin}:elder`
  let parts: Parts = {}
  let said = ''
  let elsewhere: Elsewhere | null = null
  let Resume: typeof ResumePart | null = null
  let Results: typeof ResultsPart | null | undefined
  let lost = false
  let before: Filling | null = null
  let seen = ''

  const session = createSession({
    origin,
    activityId: activityId ?? '',
    language,
    env: browserEnv,
    storage,
    ...world,
    automated: navigator.webdriver,
    prepare: async (definition) => {
      if (needsRules(definition)) setEngine(await import('./rules.ts'))
      parts = await loadParts(definition)
      if (session.survey?.resumable) ({ Resume } = await import('./heavy/resume.tsx'))
    },
    carried: async ({ site }) => {
      const { createElsewhere } = await import('./heavy/resume.tsx')
      elsewhere = createElsewhere({ origin, activityId: activityId ?? '', siteId: site.id, storage, env: browserEnv })
      const found = await elsewhere.take(location.hash).catch(() => 'gone' as const)
      // A link in the address would be shared with it.
      if (found) history.replaceState(history.state, '', location.pathname + location.search)
      lost = found === 'gone'
      return found === 'gone' ? null : found
    },
    prove: async (...about) => (await import('./heavy/proof.ts')).prove(...about),
    notice: ({ type, ...detail }) => {
      const about = { bubbles: true, composed: true, detail: { activityId, ...detail } }
      host.dispatchEvent(new CustomEvent(`zhitong:${type}`, about))
    },
  })

  // Of several controls that make one answer, the first.
  const focus = (id: string) =>
    (root.getElementById(id) ?? root.querySelector<HTMLElement>(`[id^=${JSON.stringify(`${id}-`)}]`))?.focus()
  const sceneOf = (filling: Filling, { site, purpose }: SurveyView): Scene => {
    const { lang } = filling.draft()
    const wrong = filling.problems()
    const warned = filling.state().problems.filter(({ severity }) => severity)
    const s: Scene = {
      t,
      format: createFormat(languageOf(lang) ?? language, site.timeZone),
      lang,
      filling,
      heading: heading + 1,
      parts,
      purpose,
      words: (text, node) => wordsOf(s, text, node),
      id: (path) => `q-${path.replace(/\s/g, '_')}`,
      problems: ({ path }) => [...wrong, ...warned].filter((one) => one.path === path),
      numbers: numbersOf(filling),
      focus,
      say: (text) => {
        said = text
        draw()
      },
    }
    return s
  }

  const speak = async (lang: string) => {
    t = await wordsIn(languageOf(lang) ?? language)
    session.filling?.speak(lang)
  }

  const elder = () => storage.get(elderKey) === 'on'
  const onElder = () => {
    storage.set(elderKey, elder() ? null : 'on')
    draw()
  }

  const box = problems.length > 0 && (
    <div class="all">
      <div class="errors" role="alert">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  )
  const page = (part: ComponentChild) => render([box, part], place)

  const draw = () => {
    const { survey, filling, refusal } = session
    paint(survey?.site.colour)
    if (survey && survey.results !== 'none' && Results === undefined) {
      Results = null
      import('./results/Results.tsx').then((part) => {
        Results = part.Results
        draw()
      }, console.error)
    }
    if (!survey || !filling) {
      page(<Before t={t} refusal={refusal} link={`${origin}/p/${activityId}`} />)
      return
    }
    const s = sceneOf(filling, survey)
    page(
      <Survey
        session={session}
        survey={survey}
        s={s}
        elder={elder()}
        onElder={onElder}
        speak={speak}
        said={said}
        lost={lost}
        results={Results && survey.results !== 'none' && <Results {...{ origin, survey, s, language }} />}
        elsewhere={
          elsewhere &&
          Resume && (
            <Resume
              t={t}
              elsewhere={elsewhere}
              draft={filling.draft}
              page={window.top === window ? location.href : `${origin}/p/${activityId}`}
              say={(text) => {
                said = text
                draw()
              }}
            />
          )
        }
      />,
    )
    // The citizen's own act brought something else to read: there they are put, and nowhere else are they moved (D12).
    const now = `${filling.alarm()} ${filling.moved()} ${session.sending} ${session.given}`
    const moved = before && (now !== seen || before !== filling)
    const alarmed = filling.problems().length > 0
    before = filling
    seen = now
    if (moved) focus(alarmed ? 'summary' : 'step')
  }

  const unmount = () => render(null, place)
  if (activityId === null) {
    page(<slot />)
    return unmount
  }
  const stop = session.subscribe(draw)
  draw()
  session.start()
  return () => {
    stop()
    session.end()
    unmount()
  }
}

interface BeforeProps {
  t: SurveyWords
  refusal: string | null
  link: string
}

/** Until there is something to show: what the page's author wrote inside the element stays readable. */
const Before = ({ t, refusal, link }: BeforeProps) => (
  <div class="all">
    {refusal === 'unreachable' ? (
      <p class="errors" role="status">
        {t.unreachable} <a href={link}>{t.openPage}</a>
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
