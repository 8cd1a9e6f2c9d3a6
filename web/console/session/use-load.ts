import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Refusal } from '#contract/refusal.ts'
import type { Answer } from '../../live/api.ts'

type Loaded<T> = { status: 'loading' } | { status: 'ready'; value: T } | { status: 'refused'; refusal: Refusal }

export interface Loading<T> {
  result: Loaded<T>
  reload: () => void
  /** Puts a newer value in place, such as the reply to a change. */
  set: (value: T) => void
}

/** Reads something whenever `key` changes. A reload keeps the old on the screen until the new is there. */
export const useLoad = <T>(key: string, read: () => Promise<Answer<T>>): Loading<T> => {
  const result = useSignal<Loaded<T> & { key: string }>({ status: 'loading', key })
  const round = useSignal(0)
  const again = round.value
  // What is read depends on the key alone; `read` is another function at each drawing.
  useEffect(() => {
    let current = true
    if (result.peek().key !== key || result.peek().status !== 'ready') result.value = { status: 'loading', key }
    void read().then((answer) => {
      if (!current) return
      result.value = answer.ok
        ? { status: 'ready', value: answer.value, key }
        : { status: 'refused', refusal: answer.refusal ?? { code: 'unavailable' }, key }
    })
    return () => {
      current = false
    }
  }, [key, again])
  return {
    result: result.value.key === key ? result.value : { status: 'loading' },
    reload: () => {
      round.value += 1
    },
    set: (value) => {
      result.value = { status: 'ready', value, key }
    },
  }
}
