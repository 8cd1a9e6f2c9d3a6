import { refuse } from '../../contract/refusal.ts'
import type { Handlers } from '../call.ts'

/** What citizens read and do of a solicitation. */
export const solicitation = {
  'solicitation.read': async () => refuse('unavailable'),
  'solicitation.compare': async () => refuse('unavailable'),
  'comment.send': async () => refuse('unavailable'),
  'comment.mine': async () => refuse('unavailable'),
  'comment.read': async () => refuse('unavailable'),
  'comment.counts': async () => refuse('unavailable'),
  'comment.similar': async () => refuse('unavailable'),
  'comment.support': async () => refuse('unavailable'),
  'comment.lookup': async () => refuse('unavailable'),
  'adoption.read': async () => refuse('unavailable'),
  'opinion.data': async () => refuse('unavailable'),
} satisfies Partial<Handlers>
