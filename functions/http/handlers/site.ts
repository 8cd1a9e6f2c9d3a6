import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { StaffMember } from '../../contract/site/staff.ts'
import { allowed } from '../../domain/permission/table.ts'
import { administeredFrom, mayChangeStaff, staffObstacle } from '../../domain/site/staff-rules.ts'
import { PATIENCE_MS, shortPause } from '../../store/conflicts.ts'
import { listAudit } from '../../store/lists.ts'
import { childrenOf, createSite, editSite, getSite, getSiteInForce, type SiteRecord } from '../../store/sites.ts'
import { changeStaff, isFirstAdmin, membershipsNow, staffOf } from '../../store/staff.ts'
import type { Call, Handlers, Services, Staff } from '../call.ts'

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

  'staff.list': async (call) => accept({ reply: { staff: await listStaff(call) } }),

  'staff.set': async (call) => {
    const member = { subject: call.params.subject, ...call.body }
    const done = await changeRoles(call, member)
    return done.ok ? accept({ reply: member }) : done
  },

  'staff.remove': async (call) => {
    const done = await changeRoles(call, null)
    return done.ok ? accept({ reply: {} }) : done
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
    const [memberships, theirs] = await Promise.all(
      [own, subject].map((person) => membershipsNow(tables, adminSubject, person)),
    )
    if (!memberships || !theirs || !allowed(memberships, site.path, action)) return refuse('not-allowed')
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
      { subject: own, name, memberships },
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
  { subject, name }: Staff,
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
