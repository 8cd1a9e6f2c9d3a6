import type { StaffTurn } from '#contract/interview/turn.ts'
import { hasHand } from '#domain/second-person.ts'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { waitingWords } from '../../review/waiting-words.ts'
import { me, rolesThatMay } from '../../session/me.ts'
import { namesOf, needsSecond } from '../../session/people.ts'

/** A turn that readers saw and that asks for a second person; a new one is decided on where it stands (`TurnActions`). */
export const turnAsksFor = ({ proposedCorrection, unconfirmed }: StaffTurn): boolean =>
  proposedCorrection !== null || unconfirmed !== null

/** What of a turn waits for a second person, who that can be, and their buttons (M7). */
export const TurnWaits = ({ turn }: { turn: StaffTurn }) => {
  const { activity, backstage, may, format } = useRoom()
  const order = useOrder()
  const words = waitingWords()
  const { proposedCorrection: correction, unconfirmed } = turn
  const authors = correction?.by ?? (unconfirmed ? [unconfirmed.by] : [])
  if (authors.length === 0) return null
  const own = me.value !== null && hasHand(authors, me.value)
  const target = { id: turn.id, version: backstage.version(turn) }
  const button = (label: string, type: 'turn.approve' | 'turn.discard' | 'turn.restore', tone = '') => (
    <button
      type="button"
      class={`button small ${tone}`}
      disabled={order.busy}
      onClick={() => order.run({ type, ...target })}
    >
      {label}
    </button>
  )
  return (
    <div class="stack-s turn-waits">
      {correction && (
        <>
          <p class="small">
            {words.correctionWaits(namesOf(correction.by), format.dateTime(correction.at))} {correction.note}
          </p>
          <p class="details-text" lang={activity.details.lang}>
            <strong>{correction.speaker.name}</strong> <ins>{correction.text}</ins>
          </p>
          {correction.images.map((image) => (
            <p key={image.url} class="small">
              <a href={image.url} target="_blank" rel="noreferrer">
                {image.alt}
              </a>
            </p>
          ))}
        </>
      )}
      {unconfirmed && (
        <p class="small">
          {words.retractionWaits(unconfirmed.by.name, format.dateTime(unconfirmed.at), turn.retraction ?? '')}
        </p>
      )}
      {(own || !may('turn.approve')) && <p class="small">{needsSecond(rolesThatMay('turn.approve'), authors)}</p>}
      <div class="row">
        {!own &&
          may('turn.approve') &&
          button(correction ? words.approveCorrection : words.confirm, 'turn.approve', 'primary')}
        {correction && may('turn.discard') && button(words.discardCorrection, 'turn.discard')}
        {unconfirmed && !own && may('turn.restore') && button(words.restore, 'turn.restore')}
      </div>
      <RefusalNote refusal={order.refusal} />
    </div>
  )
}
