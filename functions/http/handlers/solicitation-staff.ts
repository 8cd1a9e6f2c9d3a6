import { refuse } from '../../contract/refusal.ts'
import type { Handlers } from '../call.ts'

/** What staff read and do of a solicitation. */
export const solicitationStaff = {
  'solicitation.create': async () => refuse('unavailable'),
  'solicitation.period': async () => refuse('unavailable'),
  'solicitation.backstage': async () => refuse('unavailable'),
  'solicitation.document': async () => refuse('unavailable'),
  'solicitation.import': async () => refuse('unavailable'),
  'solicitation.comparison': async () => refuse('unavailable'),
  'solicitation.command': async () => refuse('unavailable'),
  'comment.list': async () => refuse('unavailable'),
  'comment.detail': async () => refuse('unavailable'),
  'comment.command': async () => refuse('unavailable'),
  'comment.labels': async () => refuse('unavailable'),
  'group.list': async () => refuse('unavailable'),
  'adoption.preview': async () => refuse('unavailable'),
  'adoption.preview.rows': async () => refuse('unavailable'),
  'comment.reveal': async () => refuse('unavailable'),
} satisfies Partial<Handlers>
