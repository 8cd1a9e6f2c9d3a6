import { useSignal } from '@preact/signals'
import type { Refusal } from '../../../functions/contract/refusal.ts'
import type { Order } from './backstage.ts'
import { useRoom } from './context.ts'

export interface Ordering {
  busy: boolean
  refusal: Refusal | null
  /** Whether it was done; where not, `refusal` says why. */
  run: (order: Order) => Promise<boolean>
  clear: () => void
}

/** Sends orders from one place on the screen, and keeps the last refusal for showing it there. */
export const useOrder = (): Ordering => {
  const { backstage } = useRoom()
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  return {
    busy: busy.value,
    refusal: refusal.value,
    run: async (order) => {
      if (busy.peek()) return false
      busy.value = true
      refusal.value = null
      const answer = await backstage.order(order)
      busy.value = false
      if (!answer.ok) refusal.value = answer.refusal ?? { code: 'unavailable' }
      return answer.ok
    },
    clear: () => {
      refusal.value = null
    },
  }
}
