import type { ComponentChildren } from 'preact'
import type { StaffTurn } from '#contract/interview/turn.ts'
import { takesTwo } from '#domain/interview/waiting.ts'
import { hasHand } from '#domain/second-person.ts'
import type { Order } from '../../backstage/backstage.ts'
import { useRoom } from '../../backstage/context.ts'
import type { Ordering } from '../../command/use-act.ts'
import { t } from '../../language.ts'
import { me } from '../../session/me.ts'
import type { TurnFormName } from './TurnItem.tsx'

interface TurnActionsProps {
  turn: StaffTurn
  order: Ordering<Order>
  open: TurnFormName | null
  onOpen: (form: TurnFormName) => void
  more?: ComponentChildren
}

export const TurnActions = ({ turn, order, open, onOpen, more }: TurnActionsProps) => {
  const { activity, backstage, may } = useRoom()
  const words = t().transcript
  const target = { id: turn.id, version: backstage.version(turn) }
  if (!['live', 'review', 'published'].includes(activity.brief.state)) return null
  const waits = turn.state === 'proposed'
  const own = me.value !== null && hasHand([turn.enteredBy, ...turn.editedBy], me.value)
  const gone = turn.state === 'retracted' || turn.state === 'discarded'
  const corrects = may('turn.correct') && (waits || takesTwo(activity) || may('turn.retract'))
  return (
    <div class="row turn-actions">
      {waits && may('turn.approve') && !own && (
        <button
          type="button"
          class="button small primary"
          disabled={order.busy}
          onClick={() => order.run({ type: 'turn.approve', ...target })}
        >
          {words.approve}
        </button>
      )}
      {waits && own && <span class="small muted">{words.secondPerson}</span>}
      {waits && may('turn.discard') && (
        <button
          type="button"
          class="button small"
          disabled={order.busy}
          onClick={() => order.run({ type: 'turn.discard', ...target })}
        >
          {words.discard}
        </button>
      )}
      {!gone && corrects && (
        <button
          type="button"
          class="button quiet small"
          aria-expanded={open === 'correct'}
          onClick={() => onOpen('correct')}
        >
          {words.correct}
        </button>
      )}
      {turn.state === 'shown' && may('turn.retract') && (
        <button
          type="button"
          class="button quiet small"
          aria-expanded={open === 'retract'}
          onClick={() => onOpen('retract')}
        >
          {words.retract}
        </button>
      )}
      {more}
    </div>
  )
}
