import type { Actor } from '../../contract/basics.ts'
import type { SiteFace } from '../../contract/interview/activity.ts'
import type { SolicitationDetails } from '../../contract/solicitation/activity.ts'
import type { AdoptionTable } from '../../contract/solicitation/adoption.ts'
import type { SolicitationView, StaffSolicitation } from '../../contract/solicitation/solicitation.ts'

export interface SolicitationRecord extends StaffSolicitation {
  kind: 'solicitation'
}

export const newSolicitation = (
  made: { id: string; siteId: string; details: SolicitationDetails },
  { now, actor }: { now: number; actor: Actor },
): SolicitationRecord => ({
  kind: 'solicitation',
  ...made,
  state: 'draft',
  parts: [],
  period: null,
  draftedBy: actor,
  announcedBy: null,
  statement: null,
  providedBy: null,
  submitted: null,
  secrecyReviewed: null,
  signedOff: null,
  notice: null,
  createdAt: now,
  version: 1,
})

/** From the announcement to the end of the closing day in the site's zone, to the millisecond. */
export const isOpen = ({ state, period }: Pick<SolicitationRecord, 'state' | 'period'>, now: number): boolean =>
  state === 'announced' && period !== null && now < period.closesAt

export const staffSolicitation = ({ kind, ...solicitation }: SolicitationRecord): StaffSolicitation => solicitation

/** What anyone may read; null for what was never announced. `table` is shown only once the result is published. */
export const publicSolicitation = (
  record: SolicitationRecord,
  site: SiteFace,
  table: AdoptionTable | null,
  now: number,
): SolicitationView | null => {
  const { state, period, signedOff, statement } = record
  if (!period || state === 'draft') return null
  const published = (state === 'published' || state === 'archived') && signedOff && statement !== null && table
  return {
    id: record.id,
    kind: 'solicitation',
    site,
    state: state === 'announced' ? (isOpen(record, now) ? 'open' : 'closed') : state,
    details: record.details,
    parts: record.parts,
    period,
    notice: record.notice,
    result: published
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
    version: record.version,
  }
}
