import type { StaffCase } from '#contract/case/case.ts'
import type { CaseCommandType } from '#contract/case/command.ts'
import { type Refusal, refuse } from '#contract/refusal.ts'
import { type CaseAsker, caseObstacle } from '#domain/case/obstacle.ts'
import type { Action } from '#domain/permission/table.ts'

/** What can be done to a case, in the order in which it is done; notes are always there. */
export const ACTS = [
  'case.claim',
  'case.release',
  'case.triage',
  'case.take',
  'case.draft',
  'case.submit',
  'case.secrecy',
  'case.approve',
  'case.reject',
  'case.ask',
  'case.resume',
  'case.extend',
  'case.extension',
  'case.merge',
  'case.unmerge',
  'case.return',
  'case.decline',
  'case.hide',
  'case.erase',
] as const satisfies readonly Exclude<CaseCommandType, 'case.note'>[]
export type Act = (typeof ACTS)[number]

export interface Asked extends CaseAsker {
  may: (action: Action) => boolean
}

export const heldByMe = ({ claim }: Pick<StaffCase, 'claim'>, { subject, now }: Pick<Asked, 'subject' | 'now'>) =>
  claim !== null && claim.until > now && claim.subject === subject

/** What this person could do, or the refusal that would meet them. */
export type Offer = { act: Act; obstacle: Refusal | null }

/** Null: out of the question now, so nobody would look for it. */
export const offerOf = (act: Act, record: StaffCase, asked: Asked): Offer | null => {
  const obstacle = caseObstacle(act, record, asked)
  if (obstacle?.code === 'wrong-state' || isPointless(act, record, asked)) return null
  return { act, obstacle: asked.may(act) ? obstacle : refuse('not-allowed').refusal }
}

export const offersOf = (record: StaffCase, asked: Asked): Offer[] =>
  ACTS.flatMap((act) => offerOf(act, record, asked) ?? [])

/** It would be accepted and change nothing: to hold what one holds, to give back what one does not, to take what one has. */
const isPointless = (act: Act, record: StaffCase, asked: Asked): boolean => {
  switch (act) {
    case 'case.claim':
      return heldByMe(record, asked)
    case 'case.release':
      return !heldByMe(record, asked)
    case 'case.take':
      return record.handler?.subject === asked.subject && record.state !== 'triaged'
    default:
      return false
  }
}
