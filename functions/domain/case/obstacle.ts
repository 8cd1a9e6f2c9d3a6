import type { CaseState, StaffCase } from '../../contract/case/case.ts'
import type { CaseCommandType } from '../../contract/case/command.ts'
import { type Refusal, type Result, refuse } from '../../contract/refusal.ts'
import type { Role } from '../../contract/site/staff.ts'
import { notSecond } from '../second-person.ts'
import type { Day } from '../working-days.ts'
import { extendableTo, grantExtension } from './deadline.ts'

/** Who asks, and when: all that decides on a command besides the case and what the command says. */
export interface CaseAsker {
  subject: string
  /** On the sites that the case is with. */
  roles: ReadonlySet<Role>
  now: number
  /** In the zone of the site that received it. */
  today: Day
}

/** What of a case decides it: staff's view has it as the record does. */
type Seen = Pick<
  StaffCase,
  | 'state'
  | 'claim'
  | 'triage'
  | 'draft'
  | 'outcome'
  | 'published'
  | 'duplicates'
  | 'clock'
  | 'policy'
  | 'due'
  | 'extensionAsked'
  | 'erasedAt'
>

/** While a case is in one of these its clock may run. */
export const OPEN: readonly CaseState[] = ['received', 'triaged', 'handling', 'waiting', 'review']
const ENDED: readonly CaseState[] = ['answered', 'declined', 'merged', 'withdrawn']

/** In which states a command can be given at all. */
const STATES: Record<CaseCommandType, readonly CaseState[]> = {
  'case.claim': OPEN,
  'case.release': OPEN,
  'case.triage': ['received', 'triaged'],
  'case.return': ['triaged', 'handling', 'waiting'],
  'case.decline': ['received', 'triaged', 'handling', 'waiting'],
  'case.merge': ['received', 'triaged', 'handling'],
  'case.unmerge': ['merged'],
  'case.take': ['triaged', 'handling', 'waiting'],
  'case.ask': ['handling'],
  'case.resume': ['waiting'],
  'case.draft': ['handling', 'review'],
  'case.submit': ['handling'],
  'case.secrecy': ['review'],
  'case.reject': ['review'],
  'case.approve': ['review'],
  'case.hide': [...OPEN, ...ENDED],
  'case.erase': ENDED,
  'case.extend': OPEN,
  'case.extension': OPEN,
  'case.note': [...OPEN, ...ENDED],
}

/** The colleague who works on it at this moment, if any: one's own claim is no obstacle. */
export const heldByOther = ({ claim }: Pick<Seen, 'claim'>, { subject, now }: Pick<CaseAsker, 'subject' | 'now'>) =>
  claim && claim.until > now && claim.subject !== subject ? claim.name : null

/**
 * The refusal that meets a command now, whatever it says; null: it is accepted, if what it says is sound. The one home of these rules:
 * the platform asks before it decides, and the console before it offers. Whether the asker's role may send it is the permission table's.
 */
export const caseObstacle = (type: CaseCommandType, seen: Seen, asker: CaseAsker): Refusal | null => {
  if (!STATES[type].includes(seen.state)) return wrongState(seen)
  const holder = type === 'case.note' ? null : heldByOther(seen, asker)
  if (holder !== null) return refuse('claimed-by-other', { detail: holder }).refusal
  switch (type) {
    case 'case.submit':
      return seen.draft ? null : missing('draft')
    case 'case.secrecy':
      return reviewObstacle(seen, asker)
    case 'case.approve':
      return (
        reviewObstacle(seen, asker) ?? (seen.draft?.secrecyReviewed && seen.triage ? null : missing('secrecyReviewed'))
      )
    case 'case.extend':
      if (seen.extensionAsked) return refuse('already-extended').refusal
      return refusalOf(extendableTo(seen.policy, seen.clock, seen.due, asker.today))
    case 'case.extension':
      return approvalObstacle(seen, asker)
    case 'case.merge':
      // One level deep, so that undoing one merge never moves a third case.
      return seen.duplicates.length > 0 ? refuse('merge-target').refusal : null
    case 'case.unmerge':
      // Then it is the citizen who may say that it was another matter.
      return seen.outcome ? refuse('nothing-to-undo').refusal : null
    case 'case.hide':
      return seen.published ? null : wrongState(seen)
    case 'case.erase':
      // An open case, or one that waits for another's reply, is first withdrawn by its citizen, or declined (M13).
      return seen.erasedAt !== null || (seen.outcome === null && seen.state !== 'withdrawn') ? wrongState(seen) : null
    default:
      return null
  }
}

const refusalOf = (result: Result<unknown>) => (result.ok ? null : result.refusal)
export const wrongState = ({ state }: Pick<Seen, 'state'>) => refuse('wrong-state', { detail: state }).refusal
const missing = (path: string) => refuse('incomplete', { issues: [{ path, rule: 'required' }] }).refusal

/** M7: a reply is reviewed by nobody who had a hand in it. */
const reviewObstacle = ({ draft }: Seen, { subject }: CaseAsker): Refusal | null =>
  draft ? (notSecond(draft.by, { subject })?.refusal ?? null) : missing('draft')

/** M5: an extension is decided by the role that the policy names, or an administrator, and never by who asked for it. */
const approvalObstacle = (seen: Seen, { subject, roles }: CaseAsker): Refusal | null => {
  const { extensionAsked, policy, clock } = seen
  if (!extensionAsked) return wrongState(seen)
  if (![policy.approver, 'site-admin' as const, 'platform-admin' as const].some((role) => roles.has(role)))
    return refuse('not-allowed').refusal
  return refusalOf(grantExtension(clock, extensionAsked, subject))
}
