import type { Refusal } from '../contract/refusal.ts'
import type { RouteId } from '../contract/routes.ts'
import { ATTEMPT_REFUSED, type AuditEntry } from '../contract/site/audit.ts'
import type { Action } from '../domain/permission/table.ts'
import { TRAIL, type Trail } from '../domain/permission/trail.ts'
import { log } from '../runtime/logger.ts'
import { countIn, enterOnce } from '../store/enter.ts'
import { hashedId } from '../stream/hashed-id.ts'
import type { Granted } from './authorize.ts'
import type { Services, Staff } from './call.ts'

const MINUTE_MS = 60_000

export type Params = Record<string, string | undefined>

/** What was looked at or acted on, by the most particular id that the path names. */
const targetOf = (params: Params): string | null => {
  const { responseId, batchId, commentId, caseId, deliveryId, webhookId, jobId, subject, activityId, siteId } = params
  return (
    responseId ??
    batchId ??
    commentId ??
    caseId ??
    deliveryId ??
    webhookId ??
    jobId ??
    subject ??
    activityId ??
    siteId ??
    null
  )
}

type Entry = Pick<AuditEntry, 'action' | 'target' | 'activityId' | 'after'>

const entered = (
  { now, newId }: Services,
  { subject, name }: Staff,
  siteId: string,
  { action, target, activityId, after }: Entry,
): AuditEntry => ({
  ...{ commandId: newId(), at: now(), by: { subject, name }, siteId, activityId },
  ...{ action, target, before: null, after },
})

/** The first moment of its minute, and the id that all entries of one kind in it share. */
const inMinute = (at: number, ...what: readonly (string | null)[]): { minute: number; commandId: string } => {
  const minute = at - (at % MINUTE_MS)
  return { minute, commandId: hashedId(JSON.stringify([minute, ...what])) }
}

/**
 * Enters what was answered, before the answer leaves: nobody reads what a citizen wrote without a trace. Ids only: what was read is not in it.
 */
export const enterAnswer = async (
  services: Services,
  id: RouteId,
  { staff, site, activity }: Granted,
  params: Params,
): Promise<void> => {
  const trail: Trail | null = Object.hasOwn(TRAIL, id) ? TRAIL[id as Action] : null
  if (!staff || !site || (trail !== 'answer' && trail !== 'minute')) return
  const after = params.piece === undefined ? null : { piece: Number(params.piece) }
  const what = { action: id, target: targetOf(params), activityId: activity?.id ?? null, after }
  const entry = entered(services, staff, site.id, what)
  if (trail === 'answer') {
    await enterOnce(services.tables, entry)
    return
  }
  const { minute, commandId } = inMinute(entry.at, site.id, staff.subject, id, entry.target)
  // Beside the acts of an activity, not among them: who had a screen open changes nothing of it.
  await countIn(services.tables, { ...entry, activityId: null, commandId }, minute)
}

/** Refused for who they are, not for what stands there. */
const isForbidden = ({ code }: Refusal): boolean => code === 'not-allowed' || code === 'second-person-required'

/**
 * Enters that somebody tried what they may not: one entry a person, action and minute, with a count, so that whoever goes on trying does not
 * fill the trail. That it could not be written changes nothing about the refusal.
 */
export const enterRefused = async (
  services: Services,
  action: string,
  refusal: Refusal,
  { staff, site, activity }: Granted,
  params: Params,
): Promise<void> => {
  if (!staff || !site || !isForbidden(refusal)) return
  const after = { attempted: action, code: refusal.code }
  const what = { action: ATTEMPT_REFUSED, target: targetOf(params), activityId: activity?.id ?? null, after }
  const entry = entered(services, staff, site.id, what)
  const { minute, commandId } = inMinute(entry.at, site.id, staff.subject, ATTEMPT_REFUSED, action, refusal.code)
  await countIn(services.tables, { ...entry, commandId }, minute).catch((error: unknown) =>
    log.error('refused attempt not entered', error, { siteId: site.id, action }),
  )
}
