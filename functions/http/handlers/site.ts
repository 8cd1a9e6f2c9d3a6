import { accept, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import { mayChangeStaff } from '../../domain/site/staff-rules.ts'
import { listAudit } from '../../store/lists.ts'
import { childrenOf, createSite, editSite, getSite, getSiteInForce, type SiteRecord } from '../../store/sites.ts'
import { membershipsOf, removeStaff, setStaff, staffOf } from '../../store/staff.ts'
import type { Handlers, Services, Staff } from '../call.ts'

/** Sites, their staff and their audit trail. */
export const site = {
  'me.read': async ({ services: { tables }, staff: { subject, name, memberships } }) => {
    const held = await Promise.all(
      memberships.map(async (membership) => {
        const found = await getSite(tables, membership.siteId)
        return found ? [{ ...membership, siteName: found.settings.name, path: found.path }] : []
      }),
    )
    return accept({ reply: { subject, name, memberships: held.flat() } })
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

  'staff.list': async ({ services: { tables }, site }) => accept({ reply: { staff: await staffOf(tables, site.id) } }),

  'staff.set': async ({ services, staff, site, params: { subject }, body }) => {
    const before = (await membershipsOf(services.tables, subject)).find((membership) => membership.siteId === site.id)
    const may = mayChangeStaff(staff, subject, site.path, before?.roles ?? [], body.roles)
    if (!may.ok) return may
    const audit = entry(services, staff, site.id, 'staff.set', subject, before ? { ...before } : null, { ...body })
    await setStaff(services.tables, site.id, { subject, ...body }, audit)
    return accept({ reply: { subject, ...body } })
  },

  'staff.remove': async ({ services, staff, site, params: { subject } }) => {
    const before = (await membershipsOf(services.tables, subject)).find((membership) => membership.siteId === site.id)
    if (!before) return accept({ reply: {} })
    const may = mayChangeStaff(staff, subject, site.path, before.roles, [])
    if (!may.ok) return may
    await removeStaff(
      services.tables,
      site.id,
      subject,
      entry(services, staff, site.id, 'staff.remove', subject, { ...before }, null),
    )
    return accept({ reply: {} })
  },

  'audit.list': async ({ services: { tables }, site, query: { after, ...filter } }) =>
    accept({ reply: await listAudit(tables, site.id, after, filter) }),
} satisfies Partial<Handlers>

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
