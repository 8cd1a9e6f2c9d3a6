import { randomUUID } from 'node:crypto'
import type { SiteSettings } from '#contract/site/site.ts'
import type { Role as StaffRole } from '#contract/site/staff.ts'
import { PLATFORM_SITE } from '#domain/site/inherit.ts'
import { unlessRefused } from './api.ts'
import type { Role, Stage } from './cast.ts'
import { BUREAUS, type Bureau, handlerOf } from './content/cases.ts'

export const COUNTY = 'yunxi'

/** Not set: inherited. */
const named = (name: string): SiteSettings => ({
  name,
  languages: null,
  timeZone: null,
  colour: null,
  allowedOrigins: null,
  casePolicies: null,
  commentPeriods: null,
  notAccepted: null,
  escalation: null,
})

const SITES: [id: string, parentId: string, settings: SiteSettings][] = [
  ['qingjiang', PLATFORM_SITE, { ...named('青江省人民政府'), colour: '#8f1d1d' }],
  ['linhe', 'qingjiang', named('临河市人民政府')],
  [COUNTY, 'linhe', { ...named('云溪县人民政府'), colour: '#1a5fa8' }],
  ...Object.values(BUREAUS).map(({ id, name }): [string, string, SiteSettings] => [id, COUNTY, named(name)]),
]

const MEMBERS: [siteId: string, who: Role, roles: StaffRole[]][] = [
  [COUNTY, 'siteAdmin', ['site-admin']],
  [COUNTY, 'moderator', ['moderator']],
  [COUNTY, 'moderator2', ['moderator']],
  [COUNTY, 'host', ['host']],
  [COUNTY, 'guest', ['guest']],
  ['yunxi-data', 'guest2', ['site-admin']],
  [COUNTY, 'guest2', ['guest']],
  [COUNTY, 'transcriber', ['transcriber']],
  [COUNTY, 'reviewer', ['reviewer']],
  [COUNTY, 'contractor', ['contractor']],
  [COUNTY, 'analyst', ['analyst']],
  ...Object.entries(BUREAUS).map(([bureau, { id }]): [string, Role, StaffRole[]] => [
    id,
    handlerOf(bureau as Bureau),
    ['handler'],
  ]),
]

/** Province, city, county, department, and the county's staff. Made again it changes nothing that was made before. */
export const seedSites = async ({ api, cast }: Stage): Promise<void> => {
  const token = await cast.admin.token()
  for (const [siteId, parentId, settings] of SITES)
    await unlessRefused(api('site.create', { params: { siteId }, body: { parentId, settings }, token }), 'id-taken')
  for (const [siteId, who, roles] of MEMBERS) {
    const { username, name } = cast[who].account
    const body = { commandId: randomUUID(), version: 0, name, roles }
    await unlessRefused(api('staff.set', { params: { siteId, subject: username }, body, token }), 'version-conflict')
  }
}

/** The page may be on another port than last time. What else the admin has allowed stays. */
export const allowPage = async ({ api, cast, pageUrl }: Stage): Promise<void> => {
  const token = await cast.admin.token()
  const params = { siteId: COUNTY }
  const { settings, version } = await api('site.read', { params, token })
  const allowed = settings.allowedOrigins ?? []
  if (allowed.includes(pageUrl)) return
  const body = { version, settings: { ...settings, allowedOrigins: [...allowed, pageUrl] } }
  await api('site.edit', { params, body, token })
}
