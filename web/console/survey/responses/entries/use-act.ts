import { useSignal } from '@preact/signals'
import type { Refusal } from '../../../../../functions/contract/refusal.ts'
import type { Answer } from '../../../../live/api.ts'
import { untilAnswered } from '../../../session/until-answered.ts'

/** Sends one act until it is answered, and keeps the last refusal for showing it beside what caused it. */
export const useEntryAct = () => {
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  return {
    busy: busy.value,
    refusal: refusal.value,
    /** Whether it was done. `send` sends the same each time (D2). */
    run: async (send: () => Promise<Answer<unknown>>): Promise<boolean> => {
      if (busy.peek()) return false
      busy.value = true
      refusal.value = null
      const answer = await untilAnswered(send)
      busy.value = false
      if (!answer.ok) refusal.value = answer.refusal ?? { code: 'unavailable' }
      return answer.ok
    },
  }
}
