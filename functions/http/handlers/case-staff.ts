import { refuse } from '../../contract/refusal.ts'
import type { Handlers } from '../call.ts'

const soon = async () => refuse('unavailable')

/** What staff read and do of cases. */
export const caseStaff = {
  'case.list': soon,
  'case.board': soon,
  'case.export': soon,
  'case.enter': soon,
  'case.departments': soon,
  'case.templates': soon,
  'case.templates.set': soon,
  'case.read': soon,
  'case.near': soon,
  'case.contact': soon,
  'case.command': soon,
} satisfies Partial<Handlers>
