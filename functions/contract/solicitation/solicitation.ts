import * as v from 'valibot'
import { Actor, Id, Instant, SiteId, Version } from '../basics.ts'
import { Approval, Credits, SiteFace } from '../interview/activity.ts'
import { CommentPeriod, SolicitationDetails } from './activity.ts'
import { AdoptionTable } from './adoption.ts'
import { DraftParts } from './draft.ts'

/** Open and closed follow from the date and are not stored. `published`: the result is. */
export const SOLICITATION_STATES = ['draft', 'announced', 'published', 'archived', 'cancelled'] as const
export const SolicitationState = v.picklist(SOLICITATION_STATES)
export type SolicitationState = v.InferOutput<typeof SolicitationState>

/** A solicitation as staff see it. While `submitted` stands, decisions on comments rest: what is reviewed is what is published. */
export const StaffSolicitation = v.object({
  id: Id,
  siteId: SiteId,
  state: SolicitationState,
  details: SolicitationDetails,
  parts: DraftParts,
  /** As announced, or prolonged since; null before. */
  period: v.nullable(CommentPeriod),
  /** The last person who changed details or draft; may not announce them (M7). */
  draftedBy: Actor,
  announcedBy: v.nullable(Approval),
  /** What is said of the result as a whole. */
  statement: v.nullable(v.string()),
  providedBy: v.nullable(v.string()),
  submitted: v.nullable(Approval),
  secrecyReviewed: v.nullable(Approval),
  signedOff: v.nullable(Approval),
  /** Said when cancelled. */
  notice: v.nullable(v.string()),
  createdAt: Instant,
  version: Version,
})
export type StaffSolicitation = v.InferOutput<typeof StaffSolicitation>

/** A solicitation as anyone may read it; the result only once it is published. */
export const SolicitationView = v.object({
  id: Id,
  kind: v.literal('solicitation'),
  site: SiteFace,
  state: v.picklist(['open', 'closed', 'published', 'archived', 'cancelled']),
  details: SolicitationDetails,
  parts: DraftParts,
  period: CommentPeriod,
  notice: v.nullable(v.string()),
  result: v.nullable(v.object({ statement: v.string(), table: AdoptionTable, at: Instant, credits: Credits })),
  version: Version,
})
export type SolicitationView = v.InferOutput<typeof SolicitationView>
