import { announce } from '../../ui/announce.tsx'
import { Refused } from './Refused.tsx'
import { type Order, useRoom } from './room.ts'
import { useAct } from './use-act.ts'

interface ActButtonProps {
  label: string
  order: Order
  /** Asked before, where the step cannot be taken back. */
  ask?: string
  /** Said when it is done. */
  done?: string
  quiet?: boolean
}

export const ActButton = ({ label, order, ask, done, quiet = false }: ActButtonProps) => {
  const room = useRoom()
  const act = useAct()
  const run = async () => {
    if (ask && !confirm(ask)) return
    if ((await act.run(() => room.order(order))) && done) announce(done)
  }
  return (
    <div class="stack-s">
      <p>
        <button type="button" class={quiet ? 'button' : 'button primary'} disabled={act.busy} onClick={run}>
          {label}
        </button>
      </p>
      <Refused refusal={act.refusal} />
    </div>
  )
}
