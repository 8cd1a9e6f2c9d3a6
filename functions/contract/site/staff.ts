import * as v from 'valibot'
import { Id, line, SiteId, Version, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'

export const ROLES = [
  'platform-admin',
  'site-admin',
  'host',
  'guest',
  'moderator',
  'transcriber',
  'handler',
  'reviewer',
  'analyst',
  'contractor',
] as const
export const Role = v.picklist(ROLES)
export type Role = v.InferOutput<typeof Role>

/** The subject an OIDC issuer gives a person. */
export const Subject = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:@|-]{1,128}$/))

/** A person's roles on one site; they hold for the sites below it. */
export const Membership = v.object({ siteId: SiteId, name: v.string(), roles: v.array(Role) })
export type Membership = v.InferOutput<typeof Membership>

export const StaffMember = v.object({ subject: Subject, name: v.string(), roles: v.array(Role) })
export type StaffMember = v.InferOutput<typeof StaffMember>

/** Why somebody who may change staff may not change this person's roles. */
export const STAFF_OBSTACLES = ['own-roles', 'first-admin', 'role-above', 'platform-admin'] as const
export const StaffObstacle = v.picklist(STAFF_OBSTACLES)
export type StaffObstacle = v.InferOutput<typeof StaffObstacle>

/** A member as the asker sees them: `obstacle` says why the asker may not change their roles, null where they may. */
export const ListedStaff = v.object({
  ...StaffMember.entries,
  version: Version,
  obstacle: v.nullable(StaffObstacle),
})
export type ListedStaff = v.InferOutput<typeof ListedStaff>

/** `version`: of the person's roles on the site as the sender saw them; 0 for whoever never had any. Those that were taken away have one, too. */
const seen = { commandId: Id, version: Whole }

/** Whose roles were taken away: who gives them new ones says that they have seen it. */
const RemovedStaff = v.object({ subject: Subject, version: Version })

export const StaffList = v.object({ staff: v.array(ListedStaff), removed: v.array(RemovedStaff) })
export type StaffList = v.InferOutput<typeof StaffList>

export const RemoveStaff = v.object(seen)

export const SetStaff = v.object({
  ...seen,
  name: line(LIMITS.personName),
  roles: v.pipe(v.array(Role), v.minLength(1), v.maxLength(ROLES.length)),
})

export const Me = v.object({
  subject: Subject,
  name: v.string(),
  /** Site names beside the roles, so that the console can offer them. */
  memberships: v.array(v.object({ ...Membership.entries, siteName: v.string(), path: v.array(SiteId) })),
})
export type Me = v.InferOutput<typeof Me>
