import type { Actor } from '../../contract/basics.ts'
import { type Refusal, refuse } from '../../contract/refusal.ts'
import type { SolicitationCommandType } from '../../contract/solicitation/command.ts'
import type { DocumentName } from '../../contract/solicitation/draft.ts'
import type { SolicitationState, StaffSolicitation } from '../../contract/solicitation/solicitation.ts'
import { notSecond } from '../second-person.ts'
import { isOpen } from './record.ts'

/** Who asks, and when: all that decides on a command besides the solicitation and what the command says. */
export interface SolicitationAsker {
  subject: string
  now: number
  /** Which document the command is about, where it is about one. */
  document?: DocumentName | undefined
}

/** A comment acknowledged at the last moment is stored well before this has passed since the close. */
export const SETTLE_MS = 60_000

/** In which states a command can be given at all. */
const STATES: Record<SolicitationCommandType, readonly SolicitationState[]> = {
  'solicitation.edit': ['draft'],
  'solicitation.draft': ['draft'],
  'solicitation.correct': ['draft'],
  'solicitation.announce': ['draft'],
  'solicitation.prolong': ['announced'],
  'solicitation.cancel': ['draft', 'announced'],
  'solicitation.submit': ['announced'],
  'solicitation.recall': ['announced'],
  'solicitation.secrecy': ['announced'],
  'solicitation.publish': ['announced'],
  'solicitation.archive': ['published'],
}

/**
 * The refusal that meets a command now, whatever it says and whatever the draft still lacks; null: it is accepted, if these are sound. The
 * one home of these rules: the platform asks before it decides, and the console before it offers. Whether the asker's role may send it
 * is the permission table's.
 */
export const solicitationObstacle = (
  type: SolicitationCommandType,
  record: StaffSolicitation,
  asker: SolicitationAsker,
): Refusal | null => {
  const { state, submitted, secrecyReviewed } = record
  // The draft and the law rest once they are out; the next version is part of the result, and rests once that is submitted.
  if (asker.document === 'next') return state === 'announced' && !submitted ? null : wrongState(record)
  if (!STATES[type].includes(state)) return wrongState(record)
  switch (type) {
    case 'solicitation.announce':
      return secondObstacle(type, record, asker)
    case 'solicitation.prolong':
      return isOpen(record, asker.now) ? null : refuse('comments-closed').refusal
    case 'solicitation.cancel':
      return submitted ? wrongState(record) : null
    case 'solicitation.submit':
      return submitObstacle(record, asker.now)
    case 'solicitation.recall':
      return submitted ? null : wrongState(record)
    case 'solicitation.secrecy':
      return submitted ? secondObstacle(type, record, asker) : missing('submitted')
    case 'solicitation.publish':
      if (!submitted) return missing('submitted')
      return secrecyReviewed ? secondObstacle(type, record, asker) : missing('secrecyReviewed')
    default:
      return null
  }
}

/** Those who must leave a command to another, for they wrote what it lets out (M7). */
export const solicitationAuthors = (
  type: SolicitationCommandType,
  { drafters, authors }: Pick<StaffSolicitation, 'drafters' | 'authors'>,
): readonly Actor[] => {
  if (type === 'solicitation.announce') return drafters
  return type === 'solicitation.secrecy' || type === 'solicitation.publish' ? authors : []
}

/** After the close, once what was acknowledged before it is stored (O1). */
const submitObstacle = (record: StaffSolicitation, now: number): Refusal | null => {
  if (!record.period || record.submitted || isOpen(record, now)) return wrongState(record)
  return now < record.period.closesAt + SETTLE_MS ? refuse('wrong-state', { detail: 'settling' }).refusal : null
}

const secondObstacle = (type: SolicitationCommandType, record: StaffSolicitation, { subject }: SolicitationAsker) =>
  notSecond(solicitationAuthors(type, record), { subject })?.refusal ?? null
const wrongState = ({ state }: StaffSolicitation) => refuse('wrong-state', { detail: state }).refusal
const missing = (path: string) => refuse('incomplete', { issues: [{ path, rule: 'required' }] }).refusal
