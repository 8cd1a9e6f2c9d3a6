import type { Draft } from '#contract/case/case.ts'
import { AttachmentList } from '../case/AttachmentList.tsx'
import { useCaseRoom, useSending } from '../case/context.ts'
import { obstacleText } from '../case/obstacle-text.ts'
import { offerOf } from '../case/offers.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { w } from '../words.ts'

/** The reply in the making as it is stored, and who has taken which step towards sending it (M7). */
export const DraftSection = () => {
  const { record, format, open } = useCaseRoom()
  const { draft } = record
  if (!draft || open.value === 'case.draft') return null
  const words = w().reply
  return (
    <section class="card stack" aria-labelledby="case-draft">
      <h2 id="case-draft">{words.title}</h2>
      <p class="muted small">
        {words.draftOf(draft.by.map(({ name }) => name).join(w().listed), format.dateTime(draft.at))}
        {draft.providedBy && ` · ${w().review.providedBy(draft.providedBy)}`}
      </p>
      <p class="pre-wrap case-text">{draft.text}</p>
      <AttachmentList attachments={draft.attachments} />
      <div>
        <h3>{words.willPublish}</h3>
        {draft.publicText === null ? (
          <p class="muted">{words.willNotPublish}</p>
        ) : (
          <p class="pre-wrap">{draft.publicText}</p>
        )}
      </div>
      {record.state === 'review' && <ReviewSteps draft={draft} />}
    </section>
  )
}

const ReviewSteps = ({ draft }: { draft: Draft }) => {
  const { format } = useCaseRoom()
  const words = w().review
  const done = (step: Draft['submitted']) => step && words.done(step.by.name, format.dateTime(step.at))
  return (
    <ol class="plain-list case-steps" aria-label={words.title}>
      <li class="case-step">
        <strong>{words.steps.submit}</strong> <span class="small">{done(draft.submitted)}</span>
      </li>
      <li class="case-step">
        <strong>{words.steps.secrecy}</strong> <span class="small">{done(draft.secrecyReviewed)}</span>
        {!draft.secrecyReviewed && <Step act="case.secrecy" />}
      </li>
      <li class="case-step">
        <strong>{words.steps.approve}</strong>
        <Step act="case.approve" />
      </li>
    </ol>
  )
}

/** The step, or why it is not the reader's. */
const Step = ({ act }: { act: 'case.secrecy' | 'case.approve' }) => {
  const room = useCaseRoom()
  const { record, asked } = room
  const sending = useSending()
  const words = w().review
  const offer = offerOf(act, record, asked)
  if (!offer) return null
  if (offer.obstacle) return <p class="small">{obstacleText(act, offer.obstacle, room)}</p>
  const question = record.draft?.publicText ? words.approveAskPublic : words.approveAsk
  const run = () => {
    if (act === 'case.secrecy' || confirm(question)) void sending.run({ type: act })
  }
  return (
    <div class="stack-s">
      <p>
        <button type="button" class="button primary" disabled={sending.busy} onClick={run}>
          {w().act[act]}
        </button>
      </p>
      <CaseRefusal refusal={sending.refusal} />
    </div>
  )
}
