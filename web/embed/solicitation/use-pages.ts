import { useEffect, useState } from 'preact/hooks'
import type { Answer } from '../../live/api.ts'

export interface Pages<T> {
  items: readonly T[]
  state: 'reading' | 'ready' | 'failed'
  /** Reads the following page, or the one that failed again; null: there is none. */
  more: (() => void) | null
}

/** A list read a page at a time, when asked: nothing is added or moved under the reader (D12). */
export const usePages = <T>(
  read: (after: string | null) => Promise<Answer<{ items: T[]; next: string | null }>>,
): Pages<T> => {
  const [{ items, next, state }, set] = useState<{ items: T[]; next: string | null; state: Pages<T>['state'] }>({
    items: [],
    next: null,
    state: 'reading',
  })
  const load = async (after: string | null) => {
    set({ items, next: after, state: 'reading' })
    const answer = await read(after)
    if (answer.ok) set({ items: [...items, ...answer.value.items], next: answer.value.next, state: 'ready' })
    else set({ items, next: after, state: 'failed' })
  }
  useEffect(() => {
    void load(null)
  }, [])
  return { items, state, more: state === 'reading' || (state === 'ready' && next === null) ? null : () => load(next) }
}
