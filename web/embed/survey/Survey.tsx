import type { ComponentChild } from 'preact'
import type { SurveyView } from '../../../functions/contract/survey/activity.ts'
import type { Definition } from '../../../functions/contract/survey/definition.ts'
import { Heading } from '../interview/Heading.tsx'
import { Answers, Check } from './Check.tsx'
import { Screen } from './Screen.tsx'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'

export interface SurveyProps {
  session: Session
  survey: SurveyView
  s: Scene
  elder: boolean
  onElder: () => void
  speak: (lang: string) => void
  said: string
  /** The link to another device was brought along, and nothing is kept under it any more. */
  lost: boolean
  /** What came of it, where it may be seen. */
  results: ComponentChild
  /** Makes a link to go on with on another device; null where the survey does not offer it. */
  elsewhere: ComponentChild
}

/** Why nothing can be answered now; null while the survey is open. */
const closedText = ({ survey, s: { t, format }, session }: SurveyProps): string | null => {
  const { phase, opensAt, closesAt, hours } = survey
  if (phase === 'announced') return t.opensAt(format.dateTime(opensAt))
  if (phase === 'resting' && hours) return t.resting(hours.from, hours.to)
  if (phase === 'cancelled') return t.cancelled
  // By hand it may have been closed before its time.
  if (phase !== 'open') return closesAt <= session.now() ? t.closed(format.dateTime(closesAt)) : t.closedNow
  if (session.stop) return t.refusal[session.stop in t.refusal ? (session.stop as keyof typeof t.refusal) : 'internal']
  return survey.full ? t.full : null
}

/** A survey from its announcement to its results, as a citizen sees it. */
export const Survey = (props: SurveyProps) => {
  const { session, survey, s, elder, said, lost } = props
  const { t, filling } = s
  const closed = closedText(props)
  const sent = session.sending !== 'no' || filling.draft().sentAt !== null
  const done = session.given !== null && filling.draft().changes === 0
  const clear = () => {
    session.clear()
    s.say(t.clearYes)
  }
  return (
    <div class={elder ? 'all elder' : 'all'}>
      <Header {...props} brief={done || sent || filling.canGoBack()} />
      {done && !closed ? (
        <Done {...props} />
      ) : closed ? (
        <Stopped {...props} words={closed} done={done} />
      ) : sent ? (
        <p class="note" role="status" id="step" tabIndex={-1}>
          {session.sending === 'now' ? t.sending : survey.keepOnDevice ? t.waiting : t.waitingHere}
        </p>
      ) : filling.checking() ? (
        <Check s={s} send={session.send} />
      ) : (
        <Screen s={s} needsCode={survey.once === 'code'} send={session.send} clear={clear} />
      )}
      {lost && !closed && <p class="note">{t.lost}</p>}
      {!done && !closed && !sent && props.elsewhere}
      {(done || closed) && props.results}
      <div class="hidden" role="status">
        {said}
      </div>
    </div>
  )
}

const Header = ({ survey, s, elder, onElder, speak, brief }: SurveyProps & { brief: boolean }) => {
  const { t, format, filling } = s
  const { definition, languages } = filling
  const names = new Intl.DisplayNames([s.lang], { type: 'language', fallback: 'code' })
  const title = s.words(definition.title) || survey.title
  const about = s.words(definition.description) || survey.summary
  return (
    <header>
      <p class="top">
        <span class="tools">
          {languages.length > 1 && (
            <label class="option">
              {t.language}
              <select value={s.lang} onChange={(event) => speak(event.currentTarget.value)}>
                {languages.map((lang) => (
                  <option key={lang} value={lang} lang={lang}>
                    {nameOf(lang) ?? names.of(lang)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="button" class="quiet" aria-pressed={elder} onClick={onElder}>
            {t.largeText}
          </button>
        </span>
      </p>
      <Heading level={s.heading - 1} class="title">
        <span lang={s.lang}>{title}</span>
      </Heading>
      {!brief && (
        <>
          <p class="text" lang={s.lang}>
            {about}
          </p>
          <p class="meta">
            <span>{t.by(survey.site.name)}</span>
            <span>{t.until(format.dateTime(survey.closesAt))}</span>
          </p>
          {survey.purpose && (
            <p class="note">
              <strong>{t.purpose}</strong> {survey.purpose}
            </p>
          )}
          {survey.plan && (
            <p class="note">
              <strong>{t.plan}</strong> {survey.plan}
            </p>
          )}
          <p class="meta">{filling.resumed() ? t.resumed : survey.keepOnDevice ? t.kept : t.notKept}</p>
        </>
      )}
    </header>
  )
}

/** A language by its own name, for whoever cannot read the present one. */
const nameOf = (lang: string) => new Intl.DisplayNames([lang], { type: 'language' }).of(lang === 'zh-CN' ? 'zh' : lang)

/** It was received, and what happens next. */
const Done = ({ session, survey, s }: SurveyProps) => {
  const { t, format, filling } = s
  return (
    <div class="notice" id="step" tabIndex={-1} role="status">
      <p>
        <strong>{t.given}</strong>
      </p>
      <p>{t.givenAt(format.dateTime(session.given ?? 0))}</p>
      <p class="text" lang={s.lang}>
        {closing(filling.definition, s)}
      </p>
      <p>{survey.plan || t.givenNext}</p>
      {survey.once === 'no' && (
        <button type="button" onClick={session.again}>
          {t.again}
        </button>
      )}
    </div>
  )
}

/** The survey's own last words: plain, for what it may hold of HTML is only shown where a note shows it. */
const closing = ({ completedHtml }: Definition, s: Scene) =>
  s
    .words(completedHtml)
    .replace(/<[^>]*>/g, ' ')
    .trim()

/** It takes no responses; what was typed stays, to be read and copied. */
const Stopped = ({ survey, s, words, done }: SurveyProps & { words: string; done: boolean }) => {
  const { t, filling } = s
  return (
    <>
      <div class="notice" id="step" tabIndex={-1} role="status">
        <p>
          <strong>{words}</strong>
        </p>
        {done && <p>{t.given}</p>}
        {survey.notice && <p class="text">{survey.notice}</p>}
        {survey.outcome && survey.results === 'none' && (
          <p class="text">
            {t.outcome} {survey.outcome.text}
          </p>
        )}
        {survey.phase !== 'announced' && survey.results === 'none' && <p>{t.results}</p>}
      </div>
      {filling.draft().changes > 0 && (
        <section>
          <Heading level={s.heading}>{t.yours}</Heading>
          <p class="meta">{t.yoursHint}</p>
          <Answers s={s} steps={filling.route()} />
        </section>
      )}
    </>
  )
}
