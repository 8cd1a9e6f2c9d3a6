import { signal } from '@preact/signals'
import type { Me } from '#contract/site/staff.ts'
import { type Action, allowed, PERMISSIONS } from '#domain/permission/table.ts'

/** Who is signed in; set before any screen but the sign-in is drawn. */
export const me = signal<Me | null>(null)

/** Whether the signed-in person may do this on the site at the end of `path`: the same table that the server enforces. */
export const may = (path: readonly string[], action: Action): boolean => {
  const person = me.value
  return person !== null && allowed(person.memberships, path, action)
}

/** The roles that may do this, to tell somebody who may not. */
export const rolesThatMay = (action: Action) => {
  const roles = PERMISSIONS[action]
  return roles === 'signed-in' ? [] : roles
}
