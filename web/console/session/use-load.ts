import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Refusal } from '#contract/refusal.ts'
import { type Answer, isPassing } from '../../live/api.ts'

type Loaded<T> = { status: 'loading' } | { status: 'ready'; value: T } | { status: 'refused'; refusal: Refusal }

export interface Loading<T> {
  result: Loaded<T>
  reload: () => void
  /** Puts a newer value in place, such as the reply to a change. */
  set: (value: T) => void
}

/** How long until what could not be read in passing is read again (milliseconds). */
const AGAIN_MS = 3_000

/** Reads something whenever `key` changes. A reload keeps the old on the screen until the new is there, or is refused for good. */
export const useLoad = <T>(key: string, read: () => Promise<Answer<T>>): Loading<T> => {
  const result = useSignal<Loaded<T> & { key: string }>({ status: 'loading', key })
  const round = useSignal(0)
  const again = round.value
  // What is read depends on the key alone; `read` is another function at each drawing.
  useEffect(() => {
    let current = true
    if (result.peek().key !== key || result.peek().status !== 'ready') result.value = { status: 'loading', key }
    let timer: ReturnType<typeof setTimeout> | undefined
    void read().then((answer) => {
      if (!current) return
      if (isPassing(answer) && result.peek().status === 'ready') {
        timer = setTimeout(() => {
          round.value += 1
        }, AGAIN_MS)
        return
      }
      result.value = answer.ok
        ? { status: 'ready', value: answer.value, key }
        : { status: 'refused', refusal: answer.refusal ?? { code: 'unavailable' }, key }
    })
    return () => {
      current = false
      clearTimeout(timer)
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
