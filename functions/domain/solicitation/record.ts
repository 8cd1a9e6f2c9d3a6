import type { Actor } from '../../contract/basics.ts'
import type { SiteFace } from '../../contract/interview/activity.ts'
import type { SolicitationDetails } from '../../contract/solicitation/activity.ts'
import type { AdoptionSummary } from '../../contract/solicitation/adoption.ts'
import type { SolicitationPhase } from '../../contract/solicitation/phase.ts'
import type {
  LinkedSolicitation,
  SolicitationView,
  StaffSolicitation,
} from '../../contract/solicitation/solicitation.ts'
import { endOfDay } from './end-of-day.ts'

export interface SolicitationRecord extends StaffSolicitation {
  kind: 'solicitation'
  /** All who wrote at the next version: its authors where it is published with the result. */
  nextDrafters: Actor[]
  /** Who submitted a result before it was taken back, or changed what was announced: none of them signs it off. */
  hands: Actor[]
  /** Commands on comments so far: a table made at this number is the table as long as the number stands. */
  decisions: number
  /** Under which the submitted table is kept. */
  tableId: string | null
  /** The submitted table without its rows. */
  table: AdoptionSummary | null
}

/** What is stored as the activity; its documents are kept beside it, for they may be long. */
export type SolicitationHead = Omit<SolicitationRecord, 'parts'>

export const newSolicitation = (
  made: { id: string; siteId: string; details: SolicitationDetails },
  { now, actor }: { now: number; actor: Actor },
): SolicitationRecord => ({
  kind: 'solicitation',
  ...made,
  state: 'draft',
  parts: [],
  draftVersion: 0,
  hasLaw: false,
  hasNext: false,
  period: null,
  draftedBy: actor,
  announcedBy: null,
  statement: null,
  providedBy: null,
  withNext: false,
  submitted: null,
  authors: [],
  secrecyReviewed: null,
  signedOff: null,
  notice: null,
  createdAt: now,
  drafters: [actor],
  nextDrafters: [],
  hands: [],
  decisions: 0,
  tableId: null,
  table: null,
  version: 1,
})

/** From the announcement to the end of the closing day in the site's zone, to the millisecond. */
export const isOpen = ({ state, period }: Pick<SolicitationRecord, 'state' | 'period'>, now: number): boolean =>
  state === 'announced' && period !== null && now < period.closesAt

export const phaseOf = (record: Pick<SolicitationRecord, 'state' | 'period'>, now: number): SolicitationPhase =>
  record.state === 'announced' ? (isOpen(record, now) ? 'open' : 'closed') : record.state

/** From when to when comments are taken; of a draft, from when it was made to when it would close. */
export const timeOf = (
  {
    announcedBy,
    createdAt,
    period,
    details,
  }: Pick<SolicitationRecord, 'announcedBy' | 'createdAt' | 'period' | 'details'>,
  timeZone: string,
): { startsAt: number; endsAt: number } => {
  const startsAt = announcedBy?.at ?? createdAt
  return { startsAt, endsAt: period?.closesAt ?? (details.closesOn ? endOfDay(details.closesOn, timeZone) : startsAt) }
}

/** What was never announced is nobody's business but the staff's. */
export const isPublicSolicitation = ({ state, period }: Pick<SolicitationRecord, 'state' | 'period'>): boolean =>
  state !== 'draft' && period !== null

/** Whether comments of others, and anything counted from them, may be read: not before the close where the activity says so. */
export const othersShown = (record: Pick<SolicitationRecord, 'state' | 'period' | 'details'>, now: number): boolean =>
  isPublicSolicitation(record) && (record.details.othersVisible === 'at-once' || !isOpen(record, now))

/** No word of the result before it is published. */
export const isResultPublic = ({ state }: Pick<SolicitationRecord, 'state'>): boolean =>
  state === 'published' || state === 'archived'

export const staffSolicitation = ({
  kind,
  nextDrafters,
  hands,
  decisions,
  tableId,
  table,
  ...solicitation
}: SolicitationRecord): StaffSolicitation => solicitation

/** What anyone may read; null for what was never announced. */
export const publicSolicitation = (
  record: SolicitationRecord,
  site: SiteFace,
  links: readonly LinkedSolicitation[],
  { now, verifies }: { now: number; verifies: boolean },
): SolicitationView | null => {
  const { period, signedOff, statement, table } = record
  const state = phaseOf(record, now)
  if (!period || state === 'draft') return null
  return {
    id: record.id,
    kind: 'solicitation',
    site,
    state,
    details: record.details,
    parts: record.parts,
    period,
    notice: record.notice,
    othersShown: othersShown(record, now),
    verifies: verifies && record.details.identity === 'verified',
    hasLaw: record.hasLaw,
    hasNext: record.hasNext && record.withNext && isResultPublic(record),
    links: [...links],
    result:
      isResultPublic(record) && signedOff && statement !== null && table
        ? {
            statement,
            table,
            at: signedOff.at,
            credits: {
              providedBy: record.providedBy,
              editedBy: record.submitted?.by.name ?? null,
              secrecyReviewedBy: record.secrecyReviewed?.by.name ?? null,
              signedOffBy: signedOff.by.name,
            },
          }
        : null,
    now,
    version: record.version,
  }
}
