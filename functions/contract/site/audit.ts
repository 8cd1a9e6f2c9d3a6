import * as v from 'valibot'
import { Actor, Id, Instant, SiteId, Whole } from '../basics.ts'

/** One act of a staff member, appended and never changed: who, what, when, before, after. */
export const AuditEntry = v.object({
  commandId: Id,
  at: Instant,
  by: Actor,
  siteId: SiteId,
  activityId: v.nullable(Id),
  /** The command or route, such as `question.decline` or `staff.set`. */
  action: v.string(),
  /** What was acted on: a question's, turn's, poll's or site's id, or a staff member's subject. */
  target: v.nullable(v.string()),
  before: v.nullable(v.record(v.string(), v.unknown())),
  after: v.nullable(v.record(v.string(), v.unknown())),
})
export type AuditEntry = v.InferOutput<typeof AuditEntry>

/** The action of an entry that says what somebody tried and may not; nothing was done. */
export const ATTEMPT_REFUSED = 'attempt.refused'

/**
 * As it is read. `erased`: what it held of a person's words went with them, on request (M13). `times`: how often in the minute that begins
 * with it, of what is counted instead of entered each time.
 */
export const TrailEntry = v.object({ ...AuditEntry.entries, erased: v.boolean(), times: v.optional(Whole) })
export type TrailEntry = v.InferOutput<typeof TrailEntry>

/** Newest first; `next` is the cursor of the following page. */
export const AuditPage = v.object({ entries: v.array(TrailEntry), next: v.nullable(v.string()) })
export type AuditPage = v.InferOutput<typeof AuditPage>
