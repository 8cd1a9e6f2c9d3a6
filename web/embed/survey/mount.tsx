import { type ComponentChild, render } from 'preact'
import type { Language } from '#contract/basics.ts'
import type { SurveyView } from '#contract/survey/activity.ts'
import { createTimes } from '../../i18n/format.ts'
import { languageOf } from '../../i18n/language.ts'
import type { FinishWords } from '../../i18n/survey.finish.zh-CN.ts'
import type { FirstWords } from '../../i18n/survey.first.zh-CN.ts'
import { quietEnv } from '../../live/env.ts'
import { browserStorage, type Storage } from '../../live/storage.ts'
import { isActivityId } from '../activity-id.ts'
import type { Identity } from '../identity/identity.tsx'
import { setStage, sheetOf } from '../stage.ts'
import type { Filling } from './filling.ts'
import type { Resuming } from './heavy/resume.tsx'
import type { createTrail } from './heavy/trail.ts'
import { setEngine } from './late/engine.ts'
import type { Finish } from './late/finish.ts'
import { isPrefilled, needsRules } from './needs-rules.ts'
import { type Loaded, loadParts } from './parts.ts'
import type { Results as ResultsPart } from './results/Results.tsx'
import type { ScreenProps } from './Screen.tsx'
import { Skeleton } from './Skeleton.tsx'
import { Survey } from './Survey.tsx'
import type { Parts, Scene } from './scene.ts'
import { createSession, type Session } from './session.ts'
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

const loadProof = () => import('./heavy/proof.ts')
const loadResults = () => import('./results/Results.tsx')

const firstWords = async (language: Language): Promise<FirstWords> =>
  language === 'en'
    ? (await import('../../i18n/survey.first.en.ts')).surveyFirst
    : (await import('../../i18n/survey.first.zh-CN.ts')).surveyFirst

const finishWords = async (language: Language): Promise<FinishWords> =>
  language === 'en'
    ? (await import('../../i18n/survey.finish.en.ts')).surveyFinish
    : (await import('../../i18n/survey.finish.zh-CN.ts')).surveyFinish

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
  const activityId = host.id
  const heading = Number(/^[1-4]$/.exec(host.getAttribute('heading') ?? '') ?? 2)
  const elderKey = `zhitong:${origin}:elder`
  let speaks = language
  let t!: FirstWords
  let parts: Parts = {}
  let code: ScreenProps['code'] = null
  let arranged: Loaded['arranged'] = null
  /** Of parts that were loaded, and have yet to be put on. */
  const styles: string[] = []
  let said = ''
  let finish: Finish | null = null
  let resuming: Resuming | null = null
  let Results: typeof ResultsPart | null | undefined
  let identity: Identity | null = null
  let before: Filling | null = null
  let seen = ''
  let trail: ReturnType<typeof createTrail> | null = null

  const loadFinish = async (): Promise<Finish> => {
    const [found, soon, words] = await Promise.all([
      import('./finish/index.ts'),
      import('./heavy/soon.ts'),
      finishWords(speaks),
    ])
    if (!finish) {
      styles.push(found.style)
      // In the builder's preview the history is the console's.
      if (!world.fetch) trail = soon.createTrail(session, activityId)
    }
    finish = { ...found, ...soon, t: words }
    return finish
  }
  const identify = async ({ site }: SurveyView) => {
    const { createIdentity } = await import('../identity/identity.tsx')
    identity = await createIdentity({
      ...{ origin, activityId, language, timeZone: site.timeZone, why: 'survey', env: quietEnv },
      ...{ now: session.now, taken: session.taken, changed: () => draw(), focus: (id) => focus(id) },
    })
  }
  // The platform is asked for the survey meanwhile.
  const looks = Promise.all([firstWords(language).then((words) => (t ??= words)), readStyle()])

  const session = createSession({
    origin,
    activityId,
    language,
    env: quietEnv,
    storage,
    ...world,
    automated: navigator.webdriver,
    prepare: async (definition, kept) => {
      const { survey } = session
      // Where nothing is asked, or only what comes later can ask it or show the answers there are, that is waited for.
      const isLate = kept || survey?.once === 'code' || survey?.phase !== 'open' || survey.full
      const [found, rules, part] = await Promise.all([
        loadParts(definition),
        needsRules(definition) ? import('./rules.ts') : null,
        survey?.once === 'code' ? import('./heavy/Code.tsx') : null,
        isLate || isPrefilled(definition) ? loadFinish() : null,
        survey?.once === 'verified' && !identity ? identify(survey) : null,
        looks,
      ])
      parts = found.parts
      arranged = found.arranged
      styles.push(...found.styles)
      if (rules) setEngine({ ...rules, ...(await rules.changes) })
      if (part) code = part.Code
      if (kept) await speak(kept)
    },
    finish: async () => finish ?? loadFinish(),
    verified: () => identity,
    carried: async ({ site }) => {
      const { createResuming } = await import('./heavy/resume.tsx')
      resuming = await createResuming({ origin, activityId, siteId: site.id, storage, env: quietEnv })
      return resuming.draft
    },
    prove: async (...about) => (await loadProof()).prove(...about),
    notice: ({ type, ...detail }) => {
      const about = { bubbles: true, composed: true, detail: { activityId, ...detail } }
      host.dispatchEvent(new CustomEvent(`zhitong:${type}`, about))
    },
  })
  const isFine = isActivityId(activityId)
  if (isFine) session.start()
  else await loadFinish()

  const [, style] = await looks.catch((problem) => {
    session.end()
    throw problem
  })
  if (!wanted()) {
    session.end()
    return () => {}
  }
  const { place, paint } = setStage(host, root, language, style)
  place.addEventListener('click', (event) => finish?.keepFocus(event))

  // Of several controls that make one answer, the first.
  const focus = (id: string) =>
    (root.getElementById(id) ?? root.querySelector<HTMLElement>(`[id^=${JSON.stringify(`${id}-`)}]`))?.focus()
  const sceneOf = (filling: Filling, { site, purpose }: SurveyView): Scene => {
    const { lang } = filling.draft()
    const wrong = filling.problems()
    const warned = filling.state().problems.filter(({ severity }) => severity)
    const s: Scene = {
      t,
      finish,
      language: speaks,
      format: createTimes(speaks, site.timeZone),
      lang,
      filling,
      heading: heading + 1,
      parts,
      purpose,
      words: (text, node) => wordsOf(s, text, node),
      id: (path) => `q-${path.replace(/\s/g, '_')}`,
      problems: ({ path }) => [...wrong, ...warned].filter((one) => one.path === path),
      arranged,
      numbers: arranged?.numbersOf(filling),
      focus,
      say,
    }
    return s
  }

  const say = (text: string) => {
    said = text
    draw()
  }
  const speak = async (lang: string) => {
    speaks = languageOf(lang) ?? language
    t = await firstWords(speaks)
    await Promise.all([finish && loadFinish(), identity?.speak(speaks)])
    session.filling?.speak(lang)
  }

  const elder = () => storage.get(elderKey) === 'on'
  const onElder = () => {
    storage.set(elderKey, elder() ? null : 'on')
    draw()
  }

  const page = (part: ComponentChild) => {
    const problems = finish?.readAttributes(host.attributes, finish.t).problems ?? []
    const box = problems.length > 0 && (
      <div class="all">
        <div class="errors" role="alert">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      </div>
    )
    render([box, part], place)
  }

  const draw = () => {
    const { survey, filling, refusal } = session
    paint(survey?.site.colour)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles.splice(0).map(sheetOf)]
    if (!survey || !filling) {
      page(<Before {...{ t, finish, refusal, link: `${origin}/p/${activityId}` }} />)
      return
    }
    const s = sceneOf(filling, survey)
    const hasResults = survey.results !== 'none'
    page(
      <Survey
        session={session}
        survey={survey}
        s={s}
        code={code}
        elder={elder()}
        onElder={onElder}
        speak={speak}
        said={said}
        lost={resuming?.lost(speaks)}
        identity={identity?.draw()}
        results={hasResults && (Results ? <Results {...{ origin, survey, s, language }} /> : <Skeleton t={t} />)}
        elsewhere={resuming?.draw({ language: speaks, draft: filling.draft, say })}
      />,
    )
    if (hasResults && Results === undefined) {
      Results = null
      loadResults().then((part) => {
        Results = part.Results
        draw()
      }, console.error)
    }
    // The citizen's own act brought something else to read: there they are put, and nowhere else are they moved (D12).
    const now = `${filling.alarm()} ${filling.moved()} ${session.sending} ${session.given}`
    const moved = before && (now !== seen || before !== filling)
    const alarmed = filling.problems().length > 0
    before = filling
    seen = now
    trail?.follow()
    if (moved) focus(identity?.wanted() ? 'identity' : alarmed ? 'summary' : 'step')
  }

  const unmount = () => render(null, place)
  if (!isFine) {
    page(<slot />)
    return unmount
  }
  const stop = session.subscribe(draw)
  draw()
  return () => {
    stop()
    identity?.end()
    trail?.end()
    session.end()
    unmount()
  }
}

interface BeforeProps {
  t: FirstWords
  finish: Finish | null
  refusal: Session['refusal']
  link: string
}

/** Until there is something to show: what the page's author wrote inside the element stays readable. */
const Before = ({ t, finish, refusal, link }: BeforeProps) => (
  <div class="all">
    {refusal === 'unreachable' ? (
      <p class="errors" role="status">
        {t.unreachable}{' '}
        <button type="button" onClick={() => location.reload()}>
          {t.retry}
        </button>{' '}
        <a href={link}>{t.openPage}</a>
      </p>
    ) : refusal && finish ? (
      <p class="errors" role="alert">
        {finish.refusalText(finish.t, refusal)}
      </p>
    ) : (
      <Skeleton t={t} />
    )}
    <slot />
  </div>
)
