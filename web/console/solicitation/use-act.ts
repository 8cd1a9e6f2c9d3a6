import { useSignal } from '@preact/signals'
import type { Refusal } from '../../../functions/contract/refusal.ts'
import type { Answer } from '../../live/api.ts'

export interface Acting {
  busy: boolean
  refusal: Refusal | null
  /** What came of it; null where it was refused, and `refusal` says why. */
  run: <T>(act: () => Promise<Answer<T>>) => Promise<T | null>
  clear: () => void
}

/** One thing at a time from one place on the screen, with the last refusal for showing it there. */
export const useAct = (): Acting => {
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  return {
    busy: busy.value,
    refusal: refusal.value,
    run: async (act) => {
      if (busy.peek()) return null
      busy.value = true
      refusal.value = null
      const answer = await act()
      busy.value = false
      if (answer.ok) return answer.value
      refusal.value = answer.refusal ?? { code: 'unavailable' }
      return null
    },
    clear: () => {
      refusal.value = null
    },
  }
}
