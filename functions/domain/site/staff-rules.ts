import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { Membership, Role, StaffObstacle } from '../../contract/site/staff.ts'
import { allowed, rolesOn } from '../permission/table.ts'

/** Whose roles are to be changed. */
export interface Subject {
  subject: string
  memberships: readonly Membership[]
  /** Named by the stack, which alone unmakes them. */
  isFirstAdmin: boolean
}

interface Acting {
  subject: string
  memberships: readonly Membership[]
}

/**
 * Why `actor` may not change the roles of `subject` on the site at the end of `path` from `before` to `after`, beyond what the table says;
 * null where they may. Nobody changes their own roles, neither rising nor locking themselves out, so that no administrator is lost who
 * was not removed by another. Nobody changes those of somebody who holds a role on a site above the uppermost on which they administer
 * themselves, nor those of the first administrator. Only a platform admin makes or unmakes one.
 */
export const staffObstacle = (
  actor: Acting,
  subject: Subject,
  path: readonly string[],
  before: readonly Role[],
  after: readonly Role[],
): StaffObstacle | null => {
  if (actor.subject === subject.subject) return 'own-roles'
  if (subject.isFirstAdmin) return 'first-admin'
  const administered = administeredFrom(actor.memberships, path)
  const above = administered === null ? path : path.slice(0, path.indexOf(administered))
  if (subject.memberships.some(({ siteId, roles }) => above.includes(siteId) && roles.length > 0)) return 'role-above'
  const touchesPlatform = before.includes('platform-admin') || after.includes('platform-admin')
  if (touchesPlatform && !rolesOn(actor.memberships, path).has('platform-admin')) return 'platform-admin'
  return null
}

export const mayChangeStaff = (...question: Parameters<typeof staffObstacle>): Result<null> => {
  const obstacle = staffObstacle(...question)
  return obstacle === null ? accept(null) : refuse('not-allowed', { detail: obstacle })
}

/** The uppermost site of the path on which this person may change staff; null where there is none. */
export const administeredFrom = (memberships: readonly Membership[], path: readonly string[]): string | null =>
  path.find((_, index) => allowed(memberships, path.slice(0, index + 1), 'staff.set')) ?? null
