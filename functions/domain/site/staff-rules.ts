import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { Membership, Role } from '../../contract/site/staff.ts'
import { rolesOn } from '../permission/table.ts'

/**
 * Whether `actor` may give `subject` these roles on the site at the end of `path`, beyond what the table says: nobody
 * changes their own roles (neither rising nor locking themselves out), and only a platform admin makes or unmakes one.
 */
export const mayChangeStaff = (
  actor: { subject: string; memberships: readonly Membership[] },
  subject: string,
  path: readonly string[],
  before: readonly Role[],
  after: readonly Role[],
): Result<null> => {
  if (actor.subject === subject) return refuse('not-allowed', { detail: 'own-roles' })
  const touchesPlatform = before.includes('platform-admin') || after.includes('platform-admin')
  if (touchesPlatform && !rolesOn(actor.memberships, path).has('platform-admin'))
    return refuse('not-allowed', { detail: 'platform-admin' })
  return accept(null)
}
