import type { OwnCase } from '#contract/case/citizen.ts'
import { grouped } from '#contract/case/receipt.ts'
import type { ReceiptWords } from '../../../i18n/case.receipt.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import { printAlone } from '../print.ts'
import type { Scene } from '../scene.ts'
import { Acts, Rate } from './Acts.tsx'
import { Due, standingText } from './Due.tsx'
import type { LookUp } from './look-up.ts'
import { Attached, Outcome, RatingGiven } from './Outcome.tsx'

interface OwnProps {
  look: LookUp
  own: OwnCase
  s: Scene<ReceiptWords>
}

/** A case as its own citizen sees it: where it is, the answer and how good it was; then every date, what they may do, what they wrote. */
export const Own = ({ look, own, s }: OwnProps) => {
  const { t, format } = s
  const late = own.standing?.late
  return (
    <article>
      <div class="step" id="step" tabIndex={-1}>
        <p class="meta">
          <span>
            {t.look.number} {grouped(own.number)}
          </span>
          <span>{t.type[own.type]}</span>
        </p>
        <p class="status">
          <strong class="badge">{t.state[own.state]}</strong>{' '}
          {own.standing && <span class={late ? 'wrong' : ''}>{standingText(s, own.standing)}</span>}
        </p>
        <p class="screen">
          <button type="button" class="quiet" onClick={look.refresh}>
            {t.look.refresh}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={(event) => printAlone(event.currentTarget.closest('article'), t.look.title)}
          >
            {t.print}
          </button>
          <button type="button" class="quiet" onClick={look.leave}>
            {t.look.leave}
          </button>
        </p>
      </div>
      {look.done && (
        <p class="notice" role="status" id="done" tabIndex={-1}>
          {t.own.done[look.done]}
        </p>
      )}
      {own.outcome && (
        <Outcome s={s} outcome={own.outcome}>
          <RatingGiven s={s} rating={own.rating} />
        </Outcome>
      )}
      {own.may.rate && <Rate look={look} own={own} s={s} />}
      {own.mergedInto && <p class="note">{t.own.merged(grouped(own.mergedInto))}</p>}
      {own.waitingFor && (
        <section class="notice">
          <Heading level={s.heading + 1}>{t.own.waitingFor}</Heading>
          <p class="text">{own.waitingFor}</p>
        </section>
      )}
      <dl class="facts-of">
        <div>
          <dt>{t.own.received}</dt>
          <dd>{format.dateTime(own.receivedAt)}</dd>
        </div>
        <div>
          <dt>{t.own.department}</dt>
          <dd>{own.department ?? t.own.departmentNone}</dd>
        </div>
        {own.standing && (
          <div>
            <dt>{t.own.due}</dt>
            <dd>
              {own.due?.day ?? t.own.noDue} {own.due?.provisional && <strong class="must">{t.provisional}</strong>}
            </dd>
          </div>
        )}
        <div>
          <dt>{t.own.public}</dt>
          <dd>{own.public ? t.own.publicYes : t.own.publicNo}</dd>
        </div>
        <div>
          <dt>{t.own.told}</dt>
          <dd>{own.hasContact ? t.own.toldByContact : t.own.toldHere}</dd>
        </div>
      </dl>
      {own.extension && (
        <p class="note">
          {t.own.extended(own.extension.workingDays)} {t.own.reason}
          {own.extension.reason}
        </p>
      )}
      {own.due && <Due s={s} due={own.due} source={own.source} />}
      <Acts look={look} own={own} s={s} />
      <Earlier own={own} s={s} />
      <section>
        <Heading level={s.heading + 1}>{t.own.yours}</Heading>
        {own.erasedAt !== null && <p class="note">{t.own.erased(format.dateTime(own.erasedAt))}</p>}
        <p class="text">{own.text}</p>
        <Attached s={s} attachments={own.attachments} />
        {own.additions.map(({ text, attachments, at }) => (
          <div key={at}>
            <p class="meta">
              {t.own.additions} {format.dateTime(at)}
            </p>
            <p class="text">{text}</p>
            <Attached s={s} attachments={attachments} />
          </div>
        ))}
      </section>
      <Steps own={own} s={s} />
    </article>
  )
}

const Earlier = ({ own: { earlier }, s }: { own: OwnCase; s: Scene<ReceiptWords> }) => {
  if (!earlier) return null
  const { t, format } = s
  return (
    <details class="case">
      <summary>
        {t.own.earlier}（{standingText(s, earlier.standing)}）
      </summary>
      <Outcome s={s} outcome={earlier.outcome}>
        <RatingGiven s={s} rating={earlier.rating} />
      </Outcome>
      <p class="meta">{t.own.reopened(format.dateTime(earlier.reopened.at))}</p>
      <p class="text">{earlier.reopened.text}</p>
    </details>
  )
}

const Steps = ({ own, s: { t, format, heading } }: { own: OwnCase; s: Scene<ReceiptWords> }) => (
  <section>
    <Heading level={heading + 1}>{t.own.steps}</Heading>
    <ol class="steps">
      {own.steps.map(({ step, at, reason }, index) => (
        <li key={`${index}`}>
          <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time> {t.own.step[step]}
          {reason && <p class="text meta">{reason}</p>}
        </li>
      ))}
    </ol>
  </section>
)
