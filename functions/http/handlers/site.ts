import { runCommand } from '../../command/run.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { Role, StaffList } from '../../contract/site/staff.ts'
import { allowed } from '../../domain/permission/table.ts'
import { administeredFrom, mayChangeStaff, staffObstacle } from '../../domain/site/staff-rules.ts'
import { siteCommandKey } from '../../store/keys.ts'
import { listAudit } from '../../store/lists.ts'
import { childrenOf, createSite, editSite, getSite, getSiteInForce, type SiteRecord } from '../../store/sites.ts'
import { everybodyOf, getStaff, isFirstAdmin, signOut, staffNow, staffWrites } from '../../store/staff.ts'
import type { Answer, Call, Handlers, Services, Staff } from '../call.ts'
import { closeAll, closeLost } from '../close-sockets.ts'
import { commanderOf } from '../commander.ts'
import { answered } from '../outcome.ts'

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

  'staff.list': async (call) => accept({ reply: await listStaff(call) }),

  'staff.set': async (call) => changeRoles(call, call.params.subject, call.body),

  'staff.remove': async (call) => changeRoles(call, call.params.subject, { name: '', roles: [] }),

  'audit.list': async ({ services: { tables }, site, query: { after, ...filter } }) =>
    accept({ reply: await listAudit(tables, site.id, after, filter) }),
} satisfies Partial<Handlers>

const listStaff = async ({
  services: { tables, adminSubject },
  staff,
  site,
}: Call<'staff.list'>): Promise<StaffList> => {
  const [here = [], ...above] = await Promise.all(
    site.path.toReversed().map(async (siteId) => {
      const members = await everybodyOf(tables, siteId)
      return members.map((member) => ({ ...member, siteId }))
    }),
  )
  const [members, removed] = [
    here.filter(({ roles }) => roles.length > 0),
    here.filter(({ roles }) => roles.length === 0),
  ]
  return {
    staff: members.map(({ subject, name, roles, version }) => {
      const memberships = above.flat().filter((held) => held.subject === subject)
      const whom = { subject, memberships, isFirstAdmin: isFirstAdmin(adminSubject, subject) }
      return { subject, name, roles, version, obstacle: staffObstacle(staff, whom, site.path, roles, []) }
    }),
    removed: removed.map(({ subject, version }) => ({ subject, version })),
  }
}

/** Roles are given, or all taken away, at the version that the sender saw; whether the actor may is looked at as well each time. */
const changeRoles = async (
  call: Call<'staff.set'> | Call<'staff.remove'>,
  subject: string,
  { name, roles }: { name: string; roles: Role[] },
): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, body } = call
  const { tables, adminSubject } = services
  const own = staff.subject
  const action = roles.length > 0 ? 'staff.set' : 'staff.remove'
  const content = { ...body, subject, type: action }
  const done = await runCommand(await commanderOf(call, null, content), {
    commandId: body.commandId,
    receipt: siteCommandKey(site.id, body.commandId),
    load: async () => {
      const [{ memberships }, { memberships: theirs }, before] = await Promise.all([
        staffNow(tables, adminSubject, own),
        staffNow(tables, adminSubject, subject),
        getStaff(tables, subject, site.id),
      ])
      return { memberships, theirs, before }
    },
    decide: ({ memberships, theirs, before }) => {
      if (!allowed(memberships, site.path, action)) return refuse('not-allowed')
      const whom = { subject, memberships: theirs, isFirstAdmin: isFirstAdmin(adminSubject, subject) }
      const may = mayChangeStaff({ subject: own, memberships }, whom, site.path, before.roles, roles)
      if (!may.ok) return may
      if (before.version !== body.version) return refuse('version-conflict')
      return accept({ subject, name, roles, version: before.version + 1 })
    },
    audit: ({ before }) => ({
      ...{ action, target: subject },
      before: before.roles.length > 0 ? { siteId: site.id, name: before.name, roles: before.roles } : null,
      after: roles.length > 0 ? { name, roles } : null,
    }),
    writes: ({ memberships, before }, after) => {
      if (before.roles.length === 0 && roles.length === 0) return 'nothing'
      const from = administeredFrom(memberships, site.path)
      const membership = memberships.find(({ siteId }) => siteId === from)
      const granted = membership && !isFirstAdmin(adminSubject, own) ? { subject: own, membership } : null
      return {
        writes: staffWrites(tables, { siteId: site.id, before, after, granted }),
        reply: { versions: { [subject]: after.version } },
      }
    },
  })
  // Also when it was done before and the answer was lost: what followed then may not have been done.
  if (done.ok) await closeLost(services, subject)
  // Whoever has no roles already is where they are to be, at the version that was named.
  return answered(done.ok ? accept({ versions: { [subject]: body.version, ...done.value.versions } }) : done)
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
