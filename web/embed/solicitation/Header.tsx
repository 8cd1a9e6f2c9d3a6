import { Heading } from '../interview/Heading.tsx'
import { dayIn, daysBetween } from './days.ts'
import { Share } from './Share.tsx'
import { useScene } from './scene.ts'

interface HeaderProps {
  elder: boolean
  onElder: () => void
}

/** What is out for comment, by whom, and until when; what stays above all parts. */
export const Header = ({ elder, onElder }: HeaderProps) => {
  const { t, view, session, heading, go, format } = useScene()
  const { details, period, site, state } = view
  const left = daysBetween(dayIn(session.now(), site.timeZone), period.closesOn)
  return (
    <header>
      <p class="top">
        <span class={`badge ${state}`}>{t.state[state]}</span>
        {state === 'open' && <span class="meta">{left > 0 ? t.daysLeft(left) : t.lastDay}</span>}
        <span class="tools">
          <button type="button" class="quiet" aria-pressed={elder} onClick={onElder}>
            {t.largeText}
          </button>
          <Share />
        </span>
      </p>
      <Heading level={heading - 1} class="title">
        <span id="title" lang={details.lang}>
          {details.title}
        </span>
      </Heading>
      <dl class="facts">
        <div>
          <dt>{t.by}</dt>
          <dd>{site.name}</dd>
        </div>
        <div>
          <dt>{t.announced}</dt>
          <dd>
            <time dateTime={period.announcedOn}>{period.announcedOn}</time>
          </dd>
        </div>
        <div>
          <dt>{t.closes}</dt>
          <dd>
            <time dateTime={period.closesOn}>{t.untilEndOf(period.closesOn, format.zone)}</time>
          </dd>
        </div>
      </dl>
      {period.shorterReason && <p class="note">{t.shorter(period.shorterReason)}</p>}
      {state === 'cancelled' && (
        <div class="notice">
          <strong>{t.cancelledNow}</strong>
          {view.notice && (
            <p class="text" lang={details.lang}>
              {view.notice}
            </p>
          )}
        </div>
      )}
      {state === 'closed' && <p class="notice">{t.closedNow}</p>}
      {view.result && (
        <p class="notice">
          {t.publishedNow}{' '}
          <button type="button" class="quiet" onClick={() => go('result', 'panel')}>
            {t.seeResult}
          </button>
        </p>
      )}
    </header>
  )
}
