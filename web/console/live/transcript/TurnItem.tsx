import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { StaffTurn } from '#contract/interview/turn.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { waitingWords } from '../../review/waiting-words.ts'
import { namesOf } from '../../session/people.ts'
import { askedText } from '../question/asked-text.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { RetractForm } from './RetractForm.tsx'
import { TurnActions } from './TurnActions.tsx'
import { TurnWaits, turnAsksFor } from './TurnWaits.tsx'

export type TurnFormName = 'correct' | 'retract'

interface TurnItemProps {
  turn: StaffTurn
  /** What else may be done with a turn where it stands, such as inserting one after it. */
  more?: ComponentChildren
  /** What waits of it is decided on elsewhere on the screen. */
  waitsAbove?: boolean
}

/** One speaker's utterance with its history, and what may be done with it. */
export const TurnItem = ({ turn, more, waitsAbove = false }: TurnItemProps) => {
  const { activity, state, format } = useRoom()
  const order = useOrder()
  const open = useSignal<TurnFormName | null>(null)
  const item = useRef<HTMLLIElement>(null)
  const words = t().transcript
  const question = turn.questionId === null ? undefined : state.questions.get(turn.questionId)
  const close = () => {
    open.value = null
    order.clear()
    item.current?.focus()
  }
  return (
    <li ref={item} tabIndex={-1} class={`turn ${turn.state}`} data-turn={turn.id}>
      <p class="turn-head">
        <strong class={turn.speaker.role === 'host' ? 'turn-speaker host' : 'turn-speaker'}>{turn.speaker.name}</strong>
        <span class="muted small">{format.time(turn.at)}</span>
        {turn.state === 'proposed' && (
          <Badge tone="warn">{words.proposed(namesOf([turn.enteredBy, ...turn.editedBy]))}</Badge>
        )}
        {turn.state === 'retracted' && <Badge tone="danger">{words.retracted}</Badge>}
        {turnAsksFor(turn) && <Badge tone="warn">{waitingWords().waits}</Badge>}
        {turn.state === 'discarded' && <Badge>{words.discarded}</Badge>}
        {turn.corrections.length > 0 && <Badge>{words.corrected(turn.corrections.length)}</Badge>}
      </p>
      {question && (
        <p class="turn-question small" lang={activity.details.lang}>
          {askedText(question)}
        </p>
      )}
      {open.value === 'correct' ? (
        <CorrectForm turn={turn} order={order} close={close} />
      ) : (
        <p class="turn-said" lang={activity.details.lang}>
          {turn.text}
        </p>
      )}
      {turn.images.length > 0 && (
        <ul class="plain-list row">
          {turn.images.map((image) => (
            <li key={image.url}>
              <a href={image.url} target="_blank" rel="noreferrer">
                {image.alt}
              </a>
            </li>
          ))}
        </ul>
      )}
      {turn.retraction && <p class="small muted">{words.retraction(turn.retraction)}</p>}
      {turn.corrections.length > 0 && <Corrections turn={turn} />}
      {!waitsAbove && <TurnWaits turn={turn} />}
      <TurnActions
        turn={turn}
        order={order}
        open={open.value}
        onOpen={(form) => (open.value = open.value === form ? null : form)}
        more={more}
      />
      {open.value === 'retract' && <RetractForm turn={turn} order={order} close={close} />}
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}

const Corrections = ({ turn }: { turn: StaffTurn }) => {
  const { format, activity } = useRoom()
  return (
    <details class="small">
      <summary>{t().transcript.history}</summary>
      <ul class="plain-list">
        {turn.corrections.map((correction) => (
          <li key={correction.at}>
            <span class="muted">
              {format.dateTime(correction.at)} {correction.note}
            </span>
            <p lang={activity.details.lang}>
              <del>{correction.text}</del>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
