import { useSignal } from '@preact/signals'
import type { Refusal } from '../../../../functions/contract/refusal.ts'
import { type SurveyOrder, useSurvey } from '../room.ts'

/** Sends orders from one place on the screen, and keeps the last refusal for showing it there. */
export const useSurveyOrder = () => {
  const { order } = useSurvey()
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  return {
    busy: busy.value,
    refusal: refusal.value,
    /** Whether it was done; where not, `refusal` says why. */
    run: async (what: SurveyOrder): Promise<boolean> => {
      if (busy.peek()) return false
      busy.value = true
      refusal.value = null
      const answer = await order(what)
      busy.value = false
      if (!answer.ok) refusal.value = answer.refusal ?? { code: 'unavailable' }
      return answer.ok
    },
  }
}
