import type { ComponentChild } from 'preact'
import type { SurveyView } from '#contract/survey/activity.ts'
import { Heading } from '../interview/Heading.tsx'
import { Screen, type ScreenProps } from './Screen.tsx'
import { Skeleton } from './Skeleton.tsx'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'

export interface SurveyProps {
  session: Session
  survey: SurveyView
  s: Scene
  code: ScreenProps['code']
  elder: boolean
  onElder: () => void
  speak: (lang: string) => void
  said: string
  /** The link to another device was brought along, and nothing is kept under it any more. */
  lost: string | undefined
  /** What came of it, where it may be seen. */
  results: ComponentChild
  /** Whether the citizen is verified, and the way to be; nothing where the survey does not ask for it. */
  identity: ComponentChild
  /** Makes a link to go on with on another device; null where the survey does not offer it. */
  elsewhere: ComponentChild
}

/** A survey from its announcement to its results, as a citizen sees it. */
export const Survey = (props: SurveyProps) => {
  const { session, survey, s, elder, said, lost } = props
  const { t, filling, finish } = s
  const closed = survey.phase !== 'open' || session.stop !== null || survey.full
  const sent = session.sending !== 'no' || filling.draft().sentAt !== null
  const done = session.given !== null && filling.draft().changes === 0
  return (
    <div class={elder ? 'all elder' : 'all'}>
      <Header {...props} brief={done || sent || filling.canGoBack()} closed={closed} />
      {!done && !closed && !sent && props.identity}
      {!closed && !done && !sent && !filling.checking() ? (
        <Screen s={s} code={props.code} session={session} />
      ) : finish ? (
        <finish.Ending {...{ s, t: finish.t, session, survey, closed, done, sent }} />
      ) : (
        <Skeleton t={t} />
      )}
      {lost && !closed && <p class="note">{lost}</p>}
      {!done && !closed && !sent && props.elsewhere}
      {(done || closed) && props.results}
      <div class="hidden" role="status">
        {said}
      </div>
    </div>
  )
}

interface HeaderProps extends SurveyProps {
  /** Once somebody has begun, or has answered. */
  brief: boolean
  closed: boolean
}

const Header = ({ survey, s, elder, onElder, speak, brief, closed }: HeaderProps) => {
  const { t, format, filling } = s
  const { definition } = filling
  const title = s.words(definition.title) || survey.title
  const note = (label: string, said: string) =>
    said && (
      <p class="note">
        <strong>{label}</strong> <span lang={s.lang}>{said}</span>
      </p>
    )
  const about = s.words(definition.description) || survey.summary
  return (
    <header>
      <p class="top">
        {s.arranged?.Languages({ s, speak })}
        <button type="button" class="quiet" aria-pressed={elder} onClick={onElder}>
          {t.largeText}
        </button>
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
            {/* Closed by hand, it may still be ahead; what is said below knows. */}
            {survey.phase !== 'closed' && <span>{t.until(format.dateTime(survey.closesAt))}</span>}
          </p>
          {note(t.purpose, s.words(survey.purpose))}
          {note(t.plan, s.words(survey.plan))}
          {!closed && <p class="meta">{filling.resumed() ? t.resumed : survey.keepOnDevice ? t.kept : t.notKept}</p>}
        </>
      )}
    </header>
  )
}
