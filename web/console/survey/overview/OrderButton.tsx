import { RefusalNote } from '../../session/RefusalNote.tsx'
import type { SurveyOrder } from '../room.ts'
import { useSurveyOrder } from './use-order.ts'

interface OrderButtonProps {
  label: string
  order: SurveyOrder
  /** Asked before, where the step cannot be taken back. */
  ask?: string
  tone?: 'primary' | 'danger' | ''
}

export const OrderButton = ({ label, order, ask, tone = 'primary' }: OrderButtonProps) => {
  const sending = useSurveyOrder()
  return (
    <div class="stack-s">
      <p>
        <button
          type="button"
          class={`button ${tone}`}
          disabled={sending.busy}
          onClick={() => (!ask || confirm(ask)) && void sending.run(order)}
        >
          {label}
        </button>
      </p>
      <RefusalNote refusal={sending.refusal} />
    </div>
  )
}
