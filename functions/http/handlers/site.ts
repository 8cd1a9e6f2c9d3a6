import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { StaffMember } from '../../contract/site/staff.ts'
import { allowed } from '../../domain/permission/table.ts'
import { administeredFrom, mayChangeStaff, staffObstacle } from '../../domain/site/staff-rules.ts'
import { PATIENCE_MS, shortPause } from '../../store/conflicts.ts'
import { listAudit } from '../../store/lists.ts'
import { childrenOf, createSite, editSite, getSite, getSiteInForce, type SiteRecord } from '../../store/sites.ts'
import { changeStaff, isFirstAdmin, signOut, staffNow, staffOf } from '../../store/staff.ts'
import type { Call, Handlers, Services, Staff } from '../call.ts'
import { closeAll, closeLost } from '../close-sockets.ts'

/** Sites, their staff and their audit trail. */
export const site = {
  'me.read': async ({ services: { tables }, staff: { subject, name, memberships } }) => {
    const held = await Promise.all(
      memberships.map(async (membership) => {
        const found = await getSite(tables, membership.siteId)
        return found ? [{ ...membership, siteName: found.settings.name, path: found.path }] : []
      }),
    )
    // To themselves only: an issuer that gives no name leaves what the first of their sites calls them.
    const called = name === subject ? (memberships.find((membership) => membership.name !== '')?.name ?? name) : name
    return accept({ reply: { subject, name: called, memberships: held.flat() } })
  },

  'site.read': async ({ services, site }) => accept({ reply: await view(services, site) }),

  'site.create': async ({ services, staff, site: parent, params, body }) => {
    const record = { id: params.siteId, path: [...parent.path, params.siteId], settings: body.settings, version: 1 }
    const audit = entry(services, staff, params.siteId, 'site.create', params.siteId, null, { ...body.settings })
    const created = await createSite(services.tables, record, parent.id, audit)
    return created.ok ? accept({ reply: await view(services, created.value) }) : created
  },

  'site.edit': async ({ services, staff, site, body }) => {
    if (site.version !== body.version) return refuse('version-conflict')
    const after = { ...site, settings: body.settings, version: site.version + 1 }
    const audit = entry(services, staff, site.id, 'site.edit', site.id, { ...site.settings }, { ...body.settings })
    const edited = await editSite(services.tables, site, after, audit)
    return edited.ok ? accept({ reply: await view(services, edited.value) }) : edited
  },

  'session.end': async ({ services, staff }) => {
    await signOut(services.tables, staff)
    await closeAll(services, staff.subject)
    return accept({ reply: {} })
  },

  'staff.list': async (call) => accept({ reply: { staff: await listStaff(call) } }),

  'staff.set': async (call) => {
    const member = { subject: call.params.subject, ...call.body }
    const done = await changeRoles(call, member)
    if (!done.ok) return done
    await closeLost(call.services, member.subject)
    return accept({ reply: member })
  },

  'staff.remove': async (call) => {
    const done = await changeRoles(call, null)
    if (!done.ok) return done
    // Also when they were removed before and the answer was lost: what followed then may not have been done.
    await closeLost(call.services, call.params.subject)
    return accept({ reply: {} })
  },

  'audit.list': async ({ services: { tables }, site, query: { after, ...filter } }) =>
    accept({ reply: await listAudit(tables, site.id, after, filter) }),
} satisfies Partial<Handlers>

const listStaff = async ({ services: { tables, adminSubject }, staff, site }: Call<'staff.list'>) => {
  const [members, ...above] = await Promise.all(
    site.path.toReversed().map(async (siteId) => {
      const members = await staffOf(tables, siteId)
      return members.map((member) => ({ ...member, siteId }))
    }),
  )
  return (members ?? []).map(({ subject, name, roles }) => {
    const memberships = above.flat().filter((held) => held.subject === subject)
    const whom = { subject, memberships, isFirstAdmin: isFirstAdmin(adminSubject, subject) }
    return { subject, name, roles, obstacle: staffObstacle(staff, whom, site.path, roles, []) }
  })
}

/** Looks, decides and writes; when others got in between, looks again: also at whether the actor still may. */
const changeRoles = async (
  { services, staff: { subject: own, name }, site, params: { subject } }: Call<'staff.set'> | Call<'staff.remove'>,
  after: StaffMember | null,
): Promise<Result<null>> => {
  const { tables, adminSubject } = services
  const action = after ? 'staff.set' : 'staff.remove'
  const giveUpAt = performance.now() + PATIENCE_MS
  for (let attempt = 0; performance.now() < giveUpAt; attempt++) {
    const [{ memberships }, { memberships: theirs }] = await Promise.all([
      staffNow(tables, adminSubject, own),
      staffNow(tables, adminSubject, subject),
    ])
    if (!allowed(memberships, site.path, action)) return refuse('not-allowed')
    const before = theirs.find(({ siteId }) => siteId === site.id) ?? null
    const whom = { subject, memberships: theirs, isFirstAdmin: isFirstAdmin(adminSubject, subject) }
    const may = mayChangeStaff({ subject: own, memberships }, whom, site.path, before?.roles ?? [], after?.roles ?? [])
    if (!may.ok) return may
    if (!before && !after) return accept(null)
    const from = administeredFrom(memberships, site.path)
    const membership = memberships.find(({ siteId }) => siteId === from)
    const granted = membership && !isFirstAdmin(adminSubject, own) ? { subject: own, membership } : null
    const audit = entry(
      services,
      { subject: own, name },
      site.id,
      action,
      subject,
      before ? { ...before } : null,
      after ? { name: after.name, roles: after.roles } : null,
    )
    if (await changeStaff(tables, { siteId: site.id, subject, before, after, granted }, audit)) return accept(null)
    await shortPause(attempt)
  }
  return refuse('unavailable')
}

const view = async ({ tables }: Services, site: SiteRecord) => {
  const found = await getSiteInForce(tables, site.id)
  if (!found) throw new Error(`site ${site.id} vanished`)
  return { ...site, inForce: found.inForce, children: await childrenOf(tables, site.id) }
}

const entry = (
  { now, newId }: Services,
  { subject, name }: Pick<Staff, 'subject' | 'name'>,
  siteId: string,
  action: string,
  target: string,
  before: AuditEntry['before'],
  after: AuditEntry['after'],
): AuditEntry => ({
  commandId: newId(),
  at: now(),
  by: { subject, name },
  siteId,
  activityId: null,
  action,
  target,
  before,
  after,
})
