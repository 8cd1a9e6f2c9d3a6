import type { SurveyView } from '#contract/survey/activity.ts'
import type { FinishWords } from '../../../i18n/survey.finish.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import { engine } from '../late/engine.ts'
import type { Scene } from '../scene.ts'
import type { Session } from '../session.ts'
import { Answers, Check } from './Check.tsx'
import { refusalText } from './problem-text.ts'
import type { FinishProps } from './props.ts'

interface EndingProps extends FinishProps {
  session: Session
  survey: SurveyView
  /** It takes no responses now. */
  closed: boolean
  /** One was given from this device. */
  done: boolean
  /** One is on its way. */
  sent: boolean
}

/** Where nothing is asked any more: the last check, sending, thanks, and why a survey takes no responses. */
export const Ending = (props: EndingProps) => {
  const { s, t, session, survey, closed, done, sent } = props
  if (closed) return <Stopped {...props} />
  if (done) return <Done {...props} />
  if (!sent) return <Check s={s} t={t} send={session.send} />
  return (
    <p class="note" role="status" id="step" tabIndex={-1}>
      {session.sending === 'now' ? t.sending : survey.keepOnDevice ? t.waiting : t.waitingHere}
    </p>
  )
}

const closedText = ({ survey, s: { format }, t, session }: EndingProps): string => {
  const { phase, opensAt, closesAt, hours } = survey
  if (phase === 'announced') return t.opensAt(format.dateTime(opensAt))
  if (phase === 'resting' && hours) return t.resting(hours.from, hours.to)
  if (phase === 'cancelled') return t.cancelled
  // By hand it may have been closed before its time.
  if (phase !== 'open') return closesAt <= session.now() ? t.closed(format.dateTime(closesAt)) : t.closedNow
  return session.stop ? refusalText(t, session.stop) : t.full
}

/** It was received, and what happens next. */
const Done = ({ session, survey, s, t }: EndingProps) => (
  <>
    <div class="notice" id="step" tabIndex={-1} role="status">
      <p class="text" lang={s.lang}>
        <strong>{received(s, t)}</strong>
      </p>
      <p>{t.givenAt(s.format.dateTime(session.given ?? 0))}</p>
      <p lang={s.lang}>{s.words(survey.plan) || t.givenNext}</p>
    </div>
    <p class="actions">
      <a href={session.page}>{t.ownPage}</a>
      {/^(?:no|verified)$/.test(survey.once) && (
        <button type="button" class="quiet" onClick={session.again}>
          {survey.once === 'no' ? t.again : t.another}
        </button>
      )}
    </p>
  </>
)

/** The survey's own last words, else what its button said: who voted has voted, and sent no response. */
const received = (s: Scene, t: FinishWords): string => {
  const own = s.words(s.filling.definition.completeText)
  return closing(s) || (own ? t.done(own) : t.given)
}

/** The survey's own last words: plain, for what it may hold of HTML is only shown where a note shows it. */
export const closing = (s: Scene): string =>
  (engine?.closing(s) ?? s.words(s.filling.definition.completedHtml)).replace(/<[^>]*>/g, ' ').trim()

/** It takes no responses; what was typed stays, to be read and copied. */
const Stopped = (props: EndingProps) => {
  const { survey, s, t, done } = props
  return (
    <>
      <div class="notice" id="step" tabIndex={-1} role="status">
        <p>
          <strong>{closedText(props)}</strong>
        </p>
        {done && <p lang={s.lang}>{received(s, t)}</p>}
        {survey.notice && <p class="text">{survey.notice}</p>}
        {survey.outcome && survey.results === 'none' && (
          <p class="text" lang={s.lang}>
            {t.outcome} {s.words(survey.outcome.text)}
          </p>
        )}
        {survey.phase !== 'announced' && survey.results === 'none' && <p>{t.results}</p>}
      </div>
      {s.filling.draft().changes > 0 && (
        <section>
          <Heading level={s.heading}>{t.yours}</Heading>
          <p class="meta">{t.yoursHint}</p>
          <Answers s={s} t={t} steps={s.filling.route()} />
        </section>
      )}
    </>
  )
}
