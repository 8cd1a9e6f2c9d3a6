import { useState } from 'preact/hooks'
import { Heading } from './Heading.tsx'
import { ShareButton } from './ShareButton.tsx'
import { useScene } from './scene.ts'

/** What stays above all parts. It keeps its height while the interview runs, so that what is below never moves (D12). */
export const Header = ({ elder, onElder }: { elder: boolean; onElder: (on: boolean) => void }) => {
  const { t, format, activity, state, view, session, heading, known, go } = useScene()
  const { details, site } = activity
  const brief = state.brief ?? activity.brief
  const days = [details.startsAt, details.endsAt] as const
  const sameDay = format.date(days[0]) === format.date(days[1])
  const leftOpen = [...state.questions.values()].some((question) => question.state === 'published')
  // What was begun in an earlier visit is said where everybody looks first, with the way to it.
  const [begun] = useState(() => Boolean(session.desk.draft().text))
  const answering = brief.answering === null ? undefined : state.questions.get(brief.answering)
  return (
    <header>
      <p class="top">
        <span class={`badge ${brief.state}`}>{t.state[brief.state]}</span>
        {brief.state === 'live' && view.live.presence > 0 && (
          <span class="meta">{t.present(format.number(view.live.presence))}</span>
        )}
        <span class="tools">
          <button type="button" class="quiet" aria-pressed={elder} onClick={() => onElder(!elder)}>
            {t.largeText}
          </button>
          <ShareButton title={details.title} about="title" />
        </span>
      </p>
      <Heading level={heading - 1} class="title">
        <span id="title" lang={details.lang}>
          {details.title}
        </span>
      </Heading>
      <dl class="facts">
        <div>
          <dt>{t.time}</dt>
          <dd>
            {format.dateTime(days[0])} – {sameDay ? format.time(days[1]) : format.dateTime(days[1])}
          </dd>
        </div>
        <div>
          <dt>{t.site}</dt>
          <dd>{site.name}</dd>
        </div>
        {details.guests.length > 0 && (
          <div>
            <dt>{t.guests}</dt>
            <dd lang={details.lang}>
              {details.guests.map(({ id, name, post }) => (
                <span key={id} class="who">
                  {name} {post}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {known === 'cancelled' && (
        <div class="notice">
          <strong>{t.cancelled}</strong>
          {brief.notice && <p lang={details.lang}>{brief.notice}</p>}
        </div>
      )}
      {(known === 'review' || known === 'published') && brief.lateAnswersDue && leftOpen && (
        <p class="notice">
          {t.lateAnswersDue(brief.lateAnswersDue)}
          {brief.lateAnswersProvisional && t.lateAnswersProvisional}
        </p>
      )}
      {known === 'live' && (
        <section class="answering" aria-label={t.answering}>
          <p class="meta">{t.answering}</p>
          <p class="clamp" lang={details.lang}>
            {answering ? answering.text : t.answeringNone}
          </p>
        </section>
      )}
      {(known === 'announced' || known === 'live') && (
        <button
          type="button"
          class="primary"
          disabled={!brief.questionsOpen}
          onClick={() => go('questions', 'textarea')}
        >
          {brief.questionsOpen ? (begun ? t.askedDraft : t.ask) : t.questionsClosed}
        </button>
      )}
    </header>
  )
}
