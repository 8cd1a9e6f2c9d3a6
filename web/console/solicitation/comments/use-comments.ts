import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type * as v from 'valibot'
import type { Refusal } from '#contract/refusal.ts'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import type { CommentsQuery } from '#contract/solicitation/list.ts'
import { call } from '../../session/call.ts'
import { asked, type Filters } from './filters.ts'

interface State {
  comments: StaffComment[]
  next: string | null
  status: 'loading' | 'ready' | 'refused'
  refusal: Refusal | null
}

export interface Comments extends State {
  more: () => void
  reload: () => void
  /** Puts newer versions in the place of those shown; none leaves its place, whatever the filters say (D12). */
  put: (changed: readonly StaffComment[]) => void
}

const EMPTY: State = { comments: [], next: null, status: 'loading', refusal: null }

/** Comments as the filters want them, a page at a time. A page may be empty and still go on. */
export const useComments = (activityId: string, filters: Filters, zone: string): Comments => {
  const key = JSON.stringify(filters)
  const state = useSignal<State>(EMPTY)
  const round = useSignal(0)
  const reading = useSignal(0)

  const read = async (before: StaffComment[], after: string | null) => {
    const current = ++reading.value
    state.value = { ...state.peek(), comments: before, status: 'loading', refusal: null }
    let cursor = after
    for (;;) {
      // The names are the route's, and each value was held against its schema where it was read.
      const query = { ...asked(filters, zone), ...(cursor ? { after: cursor } : {}) } as v.InferInput<
        typeof CommentsQuery
      >
      const answer = await call('comment.list', { params: { activityId }, query })
      if (current !== reading.peek()) return
      if (!answer.ok) {
        const refusal = answer.refusal ?? { code: 'unavailable' as const }
        state.value = { comments: before, next: cursor, status: 'refused', refusal }
        return
      }
      const { comments, next } = answer.value
      cursor = next
      if (comments.length === 0 && next !== null) continue
      state.value = { comments: [...before, ...comments], next, status: 'ready', refusal: null }
      return
    }
  }
  const again = round.value
  useEffect(() => {
    void read([], null)
  }, [key, again])
  return {
    ...state.value,
    more: () => void read(state.peek().comments, state.peek().next),
    reload: () => {
      round.value += 1
    },
    put: (changed) => {
      const newer = new Map(changed.map((comment) => [comment.id, comment]))
      state.value = {
        ...state.peek(),
        comments: state.peek().comments.map((comment) => newer.get(comment.id) ?? comment),
      }
    },
  }
}
