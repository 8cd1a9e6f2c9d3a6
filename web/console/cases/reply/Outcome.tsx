import type { StaffCase, Outcome as Told } from '#contract/case/case.ts'
import { AttachmentList } from '../case/AttachmentList.tsx'
import { useCaseRoom } from '../case/context.ts'
import { w } from '../words.ts'

/** What the citizen was told in the end, by whom, and what they thought of it. */
export const Outcome = ({ outcome, rating }: { outcome: Told; rating: StaffCase['rating'] }) => {
  const { format } = useCaseRoom()
  const words = w().outcome
  const at = format.dateTime(outcome.at)
  return (
    <>
      {outcome.type === 'answered' ? (
        <>
          <p class="muted small">{words.by(outcome.department.name, at)}</p>
          <p class="pre-wrap case-text">{outcome.text}</p>
          <AttachmentList attachments={outcome.attachments} />
          <p class="muted small">
            {words.credits(
              outcome.credits.providedBy ?? words.unknown,
              outcome.credits.editedBy ?? words.unknown,
              outcome.credits.secrecyReviewedBy ?? words.unknown,
              outcome.credits.signedOffBy ?? words.unknown,
            )}
          </p>
        </>
      ) : (
        <>
          <p class="muted small">{words.by(w().declineReason[outcome.reason], at)}</p>
          <p class="pre-wrap case-text">{outcome.explanation}</p>
        </>
      )}
      {rating && (
        <p>
          <strong>{w().case.fact.rating}</strong> {words.rating(words.scores[rating.score], format.dateTime(rating.at))}
          {rating.text && <span class="pre-wrap"> {rating.text}</span>}
        </p>
      )}
    </>
  )
}

/** The outcome of the present round, with the text that stands published beside it. */
export const OutcomeSection = () => {
  const { record, format } = useCaseRoom()
  const { outcome, published } = record
  const words = w().outcome
  if (!outcome && !published) return null
  return (
    <section class="card stack" aria-labelledby="case-outcome">
      <h2 id="case-outcome">{outcome?.type === 'declined' ? words.declined : words.answered}</h2>
      {outcome && <Outcome outcome={outcome} rating={record.rating} />}
      {published && (
        <div>
          <h3>{words.published}</h3>
          <p class="muted small">{words.publishedAt(format.dateTime(published.at))}</p>
          <p class="pre-wrap">{published.text}</p>
        </div>
      )}
    </section>
  )
}
