import type { Order } from '../backstage/backstage.ts'
import { useOrder } from '../backstage/use-order.ts'
import { RefusalNote } from '../session/RefusalNote.tsx'

interface StepButtonProps {
  label: string
  order: Order
  /** Asked before, where the step cannot be taken back. */
  ask?: string
}

export const StepButton = ({ label, order, ask }: StepButtonProps) => {
  const sending = useOrder()
  const run = () => {
    if (!ask || confirm(ask)) void sending.run(order)
  }
  return (
    <div class="stack-s">
      <p>
        <button type="button" class="button primary" disabled={sending.busy} onClick={run}>
          {label}
        </button>
      </p>
      <RefusalNote refusal={sending.refusal} />
    </div>
  )
}
