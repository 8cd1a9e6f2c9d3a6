import type { CaseState, StaffCase } from '../../../../functions/contract/case/case.ts'
import type { CaseCommandType } from '../../../../functions/contract/case/command.ts'
import type { Role } from '../../../../functions/contract/site/staff.ts'
import { type Action, PERMISSIONS } from '../../../../functions/domain/permission/table.ts'
import { hasHand } from '../../../../functions/domain/second-person.ts'

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

export type Obstacle =
  | { why: 'role'; roles: readonly Role[] }
  | { why: 'approver'; role: Role }
  | { why: 'held'; by: string }
  | {
      why:
        | 'drafted'
        | 'secrecy-first'
        | 'no-draft'
        | 'own-extension'
        | 'not-extendable'
        | 'already-extended'
        | 'first-limit-passed'
        | 'reply-reached'
        | 'has-duplicates'
    }

export interface Asked {
  subject: string
  may: (action: Action) => boolean
  /** On any of the sites the case is with. */
  roles: ReadonlySet<Role>
  now: number
  /** In the zone of the site that received it. */
  today: string
}

const OPEN: readonly CaseState[] = ['received', 'triaged', 'handling', 'waiting', 'review']

/** In which states something is done at all: elsewhere nobody would look for it. */
const STATES: Record<Act, readonly CaseState[]> = {
  'case.claim': OPEN,
  'case.release': OPEN,
  'case.triage': ['received', 'triaged'],
  'case.take': ['triaged', 'handling', 'waiting'],
  'case.draft': ['handling', 'review'],
  'case.submit': ['handling'],
  'case.secrecy': ['review'],
  'case.approve': ['review'],
  'case.reject': ['review'],
  'case.ask': ['handling'],
  'case.resume': ['waiting'],
  'case.extend': OPEN,
  'case.extension': OPEN,
  'case.merge': ['received', 'triaged', 'handling'],
  'case.unmerge': ['merged'],
  'case.return': ['triaged', 'handling', 'waiting'],
  'case.decline': ['received', 'triaged', 'handling', 'waiting'],
  'case.hide': ['answered', 'received', 'triaged', 'handling', 'waiting', 'review', 'declined', 'merged', 'withdrawn'],
  'case.erase': ['answered', 'declined', 'merged', 'withdrawn'],
}

/** The colleague who works on it at this moment, if any: one's own claim is no obstacle. */
export const heldByOther = ({ claim }: Pick<StaffCase, 'claim'>, { subject, now }: Pick<Asked, 'subject' | 'now'>) =>
  claim && claim.until > now && claim.subject !== subject ? claim.name : null

export const heldByMe = ({ claim }: Pick<StaffCase, 'claim'>, { subject, now }: Pick<Asked, 'subject' | 'now'>) =>
  claim !== null && claim.until > now && claim.subject === subject

/** Null: out of the question now. Otherwise open to this person, or kept from them by what is said. */
export type Offer = { act: Act; obstacle: Obstacle | null }

/** The same rules as the platform's, told before anybody runs into them. */
export const offerOf = (act: Act, record: StaffCase, asked: Asked): Offer | null => {
  if (!STATES[act].includes(record.state) || !concerns(act, record, asked)) return null
  return { act, obstacle: obstacleTo(act, record, asked) }
}

export const offersOf = (record: StaffCase, asked: Asked): Offer[] =>
  ACTS.flatMap((act) => offerOf(act, record, asked) ?? [])

/** Whether there is anything to do it to. */
const concerns = (act: Act, record: StaffCase, asked: Asked): boolean => {
  switch (act) {
    case 'case.claim':
      return !heldByMe(record, asked)
    case 'case.release':
      return heldByMe(record, asked)
    case 'case.take':
      return record.handler?.subject !== asked.subject || record.state === 'triaged'
    case 'case.extension':
      return record.extensionAsked !== null
    case 'case.hide':
      return record.published !== null
    case 'case.erase':
      return record.erasedAt === null && (record.outcome !== null || record.state === 'withdrawn')
    case 'case.submit':
      return record.draft !== null
    default:
      return true
  }
}

const obstacleTo = (act: Act, record: StaffCase, asked: Asked): Obstacle | null => {
  const { draft, policy, clock, extensionAsked } = record
  const roles = PERMISSIONS[act]
  if (!asked.may(act)) return { why: 'role', roles: roles === 'signed-in' ? [] : roles }
  const holder = heldByOther(record, asked)
  if (holder !== null) return { why: 'held', by: holder }
  switch (act) {
    case 'case.secrecy':
    case 'case.approve':
      if (!draft) return { why: 'no-draft' }
      if (hasHand(draft.by, asked)) return { why: 'drafted' }
      return act === 'case.approve' && !draft.secrecyReviewed ? { why: 'secrecy-first' } : null
    case 'case.extend':
      if (extensionAsked || clock.extension) return { why: 'already-extended' }
      if (policy.extendableTo === null) return { why: 'not-extendable' }
      return record.due && asked.today > record.due.day ? { why: 'first-limit-passed' } : null
    case 'case.extension':
      if (!approvers(policy.approver).some((role) => asked.roles.has(role)))
        return { why: 'approver', role: policy.approver }
      return extensionAsked?.askedBy === asked.subject ? { why: 'own-extension' } : null
    case 'case.merge':
      return record.duplicates.length > 0 ? { why: 'has-duplicates' } : null
    case 'case.unmerge':
      return record.outcome ? { why: 'reply-reached' } : null
    default:
      return null
  }
}

/** The approver that the policy names; administrators always may. */
const approvers = (named: Role): readonly Role[] => [named, 'site-admin', 'platform-admin']
