import type { SubmitCase } from '#contract/case/citizen.ts'
import type { CaseCommand } from '#contract/case/command.ts'
import { ok } from '../../support/call.ts'
import type { StaffName } from './accounts.ts'
import { newId } from './staff.ts'
import { COUNTY, type World } from './world.ts'

/** The county's department that the journeys' cases belong to. */
export const TRANSPORT = 'yunxi-jiaotong'

type WithoutTarget<C> = C extends CaseCommand ? Omit<C, 'commandId' | 'id' | 'version'> : never
export type CaseOrder = WithoutTarget<CaseCommand>

/** What a citizen sends by hand; gives id and receipt. */
export const sendCase = async (
  { call }: World,
  body: Partial<Omit<SubmitCase, 'id'>> & { text: string },
): Promise<{ id: string; number: string; code: string }> => {
  const { token } = await ok(call('box.join', { params: { siteId: COUNTY } }))
  const id = newId()
  const given = { category: 'enquiry', attachments: [], contact: null, public: true, ...body }
  const receipt = await ok(call('box.send', { params: { siteId: COUNTY, caseId: id }, body: given, token }))
  return { id, ...receipt }
}

export const orderOn = async (world: World, caseId: string, name: StaffName, order: CaseOrder): Promise<void> => {
  const { call, staff } = world
  const token = await staff.token(name)
  const { case: found } = await ok(call('case.read', { params: { caseId }, token }))
  const body = { commandId: newId(), id: caseId, version: found.version, ...order }
  await ok(call('case.command', { params: { caseId }, body, token }))
}

/** Of a number that a citizen was given. */
export const caseNumbered = async ({ call, staff }: World, number: string): Promise<string> => {
  const token = await staff.token('siteAdmin')
  const wanted = number.replaceAll('-', '')
  const { entries } = await ok(call('case.list', { params: { siteId: COUNTY }, query: { q: wanted }, token }))
  const found = entries.find((entry) => entry.number === wanted)
  if (!found) throw new Error(`no case ${number}`)
  return found.id
}

export const triageCase = (world: World, caseId: string): Promise<void> =>
  orderOn(world, caseId, 'siteAdmin', {
    type: 'case.triage',
    caseType: 'enquiry',
    valuable: true,
    department: TRANSPORT,
    coHandlers: [],
    reason: '属交通运输部门职责',
  })

/** From triage to the answer, by two persons (M7); `take`: nobody has taken it up yet. */
export const answerCase = async (
  world: World,
  caseId: string,
  text: string,
  publicText: string | null,
  take = true,
): Promise<void> => {
  const steps: [StaffName, CaseOrder][] = [
    ...(take ? [['siteAdmin', { type: 'case.take' }] satisfies [StaffName, CaseOrder]] : []),
    ['siteAdmin', { type: 'case.draft', text, attachments: [], publicText }],
    ['siteAdmin', { type: 'case.submit', providedBy: '县交通运输局' }],
    ['reviewer', { type: 'case.secrecy' }],
    ['reviewer', { type: 'case.approve' }],
  ]
  for (const [name, order] of steps) await orderOn(world, caseId, name, order)
}

/** The county takes no complaints about courts, and has a department of transport. */
export const prepareCases = async ({ call, staff }: World): Promise<void> => {
  const token = await staff.token('admin')
  const { settings, version } = await ok(call('site.read', { params: { siteId: COUNTY }, token }))
  const notAccepted = [
    { what: '信访事项、涉法涉诉事项', where: '国家信访局网上信访大厅', url: 'https://wsxf.gjxfj.gov.cn/' },
    { what: '紧急求助', where: '请拨打 110、119 或 120', url: null },
  ]
  const body = { version, settings: { ...settings, notAccepted } }
  await ok(call('site.edit', { params: { siteId: COUNTY }, body, token }))
  const own = Object.fromEntries(Object.keys(settings).map((name) => [name, null]))
  const department = { parentId: COUNTY, settings: { ...own, name: '云溪县交通运输局' } }
  await ok(call('site.create', { params: { siteId: TRANSPORT }, body: department, token }))
}
