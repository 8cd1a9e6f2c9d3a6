import type { Actor } from '#contract/basics.ts'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import type { CommentOrder } from '../room.ts'

type Bulk = Extract<CommentOrder, { targets: unknown }>

/** A comment as a decision leaves it, before it is read again; null: only the platform knows (an undo). */
export const decided = (
  comment: StaffComment,
  order: Bulk,
  { version, by, at }: { version: number; by: Actor; at: number },
): StaffComment | null => {
  const next = { ...comment, version, canUndo: true }
  switch (order.type) {
    case 'comment.show':
      return { ...next, state: 'shown', hiddenReason: null }
    case 'comment.hide':
      return { ...next, state: 'hidden', hiddenReason: order.reason }
    case 'comment.adopt':
      return { ...next, adoption: { status: order.status, reason: order.reason ?? '', by, at } }
    case 'comment.label': {
      const kept = comment.labels.filter((label) => !order.remove.includes(label))
      return { ...comment, version, labels: [...new Set([...kept, ...order.add])] }
    }
    case 'comment.undo':
      return null
  }
}
