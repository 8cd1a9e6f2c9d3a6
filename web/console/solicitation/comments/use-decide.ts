import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import { announce } from '../../../ui/announce.tsx'
import { call } from '../../session/call.ts'
import { me } from '../../session/me.ts'
import { type CommentOrder, useRoom } from '../room.ts'
import { words } from '../words.ts'
import { decided } from './decided.ts'
import type { Comments } from './use-comments.ts'

type Bulk = Extract<CommentOrder, { targets: unknown }>
type WithoutTargets<C> = C extends Bulk ? Omit<C, 'targets'> : never
/** What is to be done with the comments that are selected. */
export type BulkOrder = WithoutTargets<Bulk>

const KEYS = {
  'comment.show': 'show',
  'comment.hide': 'hide',
  'comment.adopt': 'adopt',
  'comment.label': 'label',
  'comment.undo': 'undo',
} as const

export interface Deciding {
  busy: boolean
  refusal: Refusal | null
  /** What was decided last, for saying so and taking it back. */
  last: { targets: { id: string; version: number }[]; text: string; canUndo: boolean } | null
  run: (order: BulkOrder, targets: readonly StaffComment[]) => Promise<boolean>
  undo: () => Promise<void>
}

/** Decides on several comments at once: all of them, or none where one was decided on by somebody else meanwhile. */
export const useDecide = (comments: Comments): Deciding => {
  const room = useRoom()
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const last = useSignal<Deciding['last']>(null)

  const carryOut = async (order: Bulk): Promise<boolean> => {
    if (busy.peek()) return false
    busy.value = true
    refusal.value = null
    const answer = await room.decide(order)
    busy.value = false
    if (!answer.ok) {
      refusal.value = answer.refusal ?? { code: 'unavailable' }
      // A colleague was there first: what they decided is shown before anybody decides again.
      if (answer.refusal?.code === 'version-conflict') comments.reload()
      return false
    }
    const { versions } = answer.value
    const by = { subject: me.value?.subject ?? '', name: me.value?.name ?? '' }
    const changed = await Promise.all(
      order.targets.map(async ({ id }) => {
        const before = comments.comments.find((comment) => comment.id === id)
        const version = versions[id]
        if (!before || version === undefined) return []
        return decided(before, order, { version, by, at: Date.now() }) ?? (await readAgain(room.solicitation.id, id))
      }),
    )
    comments.put(changed.flat())
    const text = words().comments.said[KEYS[order.type]](order.targets.length)
    const targets = order.targets.map(({ id }) => ({ id, version: versions[id] ?? 0 }))
    last.value = { targets, text, canUndo: order.type !== 'comment.undo' && order.type !== 'comment.label' }
    announce(text)
    room.reload()
    return true
  }
  return {
    busy: busy.value,
    refusal: refusal.value,
    last: last.value,
    run: (order, targets) =>
      carryOut({ ...order, targets: targets.map(({ id, version }) => ({ id, version })) } as Bulk),
    undo: async () => {
      if (last.value) await carryOut({ type: 'comment.undo', targets: last.value.targets })
    },
  }
}

const readAgain = async (activityId: string, commentId: string): Promise<StaffComment[]> => {
  const answer = await call('comment.detail', { params: { activityId, commentId } })
  return answer.ok ? [answer.value.comment] : []
}
