import type { ComponentChildren } from 'preact'
import type { OwnOutcome } from '#contract/case/case.ts'
import type { OwnCase } from '#contract/case/citizen.ts'
import type { ReceiptWords } from '../../../i18n/case.receipt.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import type { Scene } from '../scene.ts'

export const Attached = ({
  s: { t },
  attachments,
}: {
  s: Scene<ReceiptWords>
  attachments: OwnCase['attachments']
}) => (
  <>
    {attachments.map(({ title, text }, index) => (
      <details key={`${index}`} class="case">
        <summary>
          {t.own.attachments}：{title}
        </summary>
        <p class="text">{text}</p>
      </details>
    ))}
  </>
)

interface OutcomeProps {
  s: Scene<ReceiptWords>
  outcome: OwnOutcome
  children: ComponentChildren
}

/** What the citizen was told in the end. */
export const Outcome = ({ s, outcome, children }: OutcomeProps) => {
  const { t, format } = s
  const at = format.dateTime(outcome.at)
  return (
    <section class="notice">
      <Heading level={s.heading + 1}>{outcome.type === 'answered' ? t.own.answer : t.own.declined}</Heading>
      {outcome.type === 'answered' ? (
        <>
          <p class="meta">{t.own.answerBy(outcome.department.name, at)}</p>
          <p class="text">{outcome.text}</p>
          <Attached s={s} attachments={outcome.attachments} />
        </>
      ) : (
        <>
          <p class="meta">{at}</p>
          <p>
            <strong>{t.own.declinedReason[outcome.reason]}</strong>
          </p>
          <p class="text">{outcome.explanation}</p>
        </>
      )}
      {children}
    </section>
  )
}

export const RatingGiven = ({ s: { t }, rating }: { s: Scene<ReceiptWords>; rating: OwnCase['rating'] }) =>
  rating && (
    <p>
      <strong>{t.own.rated}</strong> {t.score[rating.score]}
      {rating.text && <span class="text"> {rating.text}</span>}
    </p>
  )
