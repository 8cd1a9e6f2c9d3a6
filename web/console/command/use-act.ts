import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import type { Answer } from '../../live/api.ts'

interface Act {
  busy: boolean
  refusal: Refusal | null
  clear: () => void
}

export interface Acting extends Act {
  /** What came of it; null where it was refused, and `refusal` says why. */
  run: <T>(act: () => Promise<Answer<T>>) => Promise<T | null>
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

export interface Ordering<O> extends Act {
  /** Whether it was done; where not, `refusal` says why. */
  run: (order: O) => Promise<boolean>
}

/** The same for orders of one kind. */
export const useOrdering = <O>(send: (order: O) => Promise<Answer<object>>): Ordering<O> => {
  const act = useAct()
  return { ...act, run: async (order) => (await act.run(() => send(order))) !== null }
}
