import * as v from 'valibot'
import { Actor, Day, Id, Instant, SiteId, Version, Whole } from '../basics.ts'
import { Approval, Credits, SiteFace } from '../interview/activity.ts'
import { CommentPeriod, SolicitationDetails } from './activity.ts'
import { AdoptionSummary } from './adoption.ts'
import { DraftParts } from './draft.ts'
import { SolicitationPhase } from './phase.ts'

/** Open and closed follow from the date and are not stored. `published`: the result is. */
const SOLICITATION_STATES = ['draft', 'announced', 'published', 'archived', 'cancelled'] as const
export const SolicitationState = v.picklist(SOLICITATION_STATES)
export type SolicitationState = v.InferOutput<typeof SolicitationState>

/** A solicitation as staff see it. While `submitted` stands, decisions on comments rest: what is reviewed is what is published. */
export const StaffSolicitation = v.object({
  id: Id,
  siteId: SiteId,
  state: SolicitationState,
  details: SolicitationDetails,
  parts: DraftParts,
  /** How often the draft was imported anew; each import is a version that can be compared with later ones. */
  draftVersion: Whole,
  hasLaw: v.boolean(),
  hasNext: v.boolean(),
  /** As announced, or prolonged since; null before. */
  period: v.nullable(CommentPeriod),
  /** The last person who changed details or draft. */
  draftedBy: Actor,
  /** All who wrote at the draft, not only who wrote last: none of them announces it (M7). */
  drafters: v.array(Actor),
  announcedBy: v.nullable(Approval),
  /** What is said of the result as a whole. */
  statement: v.nullable(v.string()),
  providedBy: v.nullable(v.string()),
  /** Whether the next version is published with the result. */
  withNext: v.boolean(),
  submitted: v.nullable(Approval),
  /**
   * All who wrote a word of the submitted result: its statement, a decision that stands in the table, the next version published with
   * it. None of them reviews it or signs it off (M7). Who masked a comment is none of them, for a mask only takes words away.
   */
  authors: v.array(Actor),
  secrecyReviewed: v.nullable(Approval),
  signedOff: v.nullable(Approval),
  /** Said when cancelled. */
  notice: v.nullable(v.string()),
  createdAt: Instant,
  version: Version,
})
export type StaffSolicitation = v.InferOutput<typeof StaffSolicitation>

/** Another solicitation that this one belongs with. */
export const LinkedSolicitation = v.object({
  id: Id,
  title: v.string(),
  relation: v.picklist(['previous', 'later', 'alongside']),
  state: SolicitationPhase,
  announcedOn: v.nullable(Day),
})
export type LinkedSolicitation = v.InferOutput<typeof LinkedSolicitation>

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
  /** Whether comments of others, their counts and what is similar can be read now. */
  othersShown: v.boolean(),
  /** Whether whoever comments is verified by the citizens' issuer; else those whose identity is checked leave name and contact. */
  verifies: v.boolean(),
  /** Documents to compare the draft with (`solicitation.compare`). */
  hasLaw: v.boolean(),
  /** Published with the result. */
  hasNext: v.boolean(),
  links: v.array(LinkedSolicitation),
  result: v.nullable(v.object({ statement: v.string(), table: AdoptionSummary, at: Instant, credits: Credits })),
  now: Instant,
  version: Version,
})
export type SolicitationView = v.InferOutput<typeof SolicitationView>
