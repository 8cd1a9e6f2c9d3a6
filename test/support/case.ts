import type * as v from 'valibot'
import type { CitizenCommand, OwnCase } from '#contract/case/citizen.ts'
import type { CaseCommand } from '#contract/case/command.ts'
import type { CaseReply } from '#contract/case/desk.ts'
import type { CommandReply } from '#contract/interview/list.ts'
import type { Role } from '#contract/site/staff.ts'
import { type Got, ok } from './call.ts'
import { appoint, newId, type StaffPerson, staffPerson } from './people.ts'
import type { Platform } from './platform.ts'
import { createSite, createTeam } from './scene.ts'

export interface Receipt {
  number: string
  code: string
}

/** What a test says of a command: the case's present version unless it names one, an id unless it repeats one. */
export type CaseAct = CaseCommand extends infer C
  ? C extends { commandId: string }
    ? Omit<C, 'commandId' | 'id' | 'version'> & { commandId?: string; version?: number }
    : never
  : never

type Act<C> = C extends { commandId: string } ? Omit<C, 'commandId'> & { commandId?: string } : never

/** A site with a triage officer, a reviewer and an admin, and below it a department with people of its own. */
export const createOffice = async (platform: Platform) => {
  const team = await createTeam(platform)
  const { siteId } = team
  const department = `roads-${siteId}`
  const other = `parks-${siteId}`
  await createSite(platform, department, siteId)
  await createSite(platform, other, siteId)
  const person = async (name: string, at: string, role: Role): Promise<StaffPerson> => {
    const subject = `${name}@${at}`
    await appoint(platform, at, subject, [role])
    return staffPerson(platform, subject)
  }
  return {
    ...{ siteId, department, other },
    ...{ admin: team.admin, officer: team.moderator, second: team.second, reviewer: team.reviewer },
    contractor: team.contractor,
    handler: await person('handler', department, 'handler'),
    colleague: await person('colleague', department, 'handler'),
    chief: await person('chief', department, 'reviewer'),
    stranger: await person('stranger', other, 'handler'),
    analyst: await person('analyst', siteId, 'analyst'),
  }
}
export type Office = Awaited<ReturnType<typeof createOffice>>

export const TEXT = '人民路路灯不亮，夜里看不清路，请尽快修好。'

export const caseSteps = (platform: Platform, office: Office) => {
  const { call } = platform
  const { siteId } = office
  const join = async (): Promise<string> => (await ok(call('box.join', { params: { siteId } }))).token
  const send = async (more: Record<string, unknown> = {}, { id = newId(), token = '' } = {}) => {
    const body = { category: 'suggestion', text: TEXT, contact: null, public: true, ...more }
    const sent = { params: { siteId, caseId: id }, body, token: token || (await join()) }
    return { id, ...(await ok(call('box.send', sent))) }
  }
  const own = async ({ number, code }: Receipt): Promise<OwnCase> =>
    (await ok(call('receipt.read', { params: { siteId }, body: { number, code } }))).case
  const citizen = ({ number, code }: Receipt, command: Act<v.InferInput<typeof CitizenCommand>>) =>
    call('receipt.command', {
      ...{ params: { siteId } },
      body: { number, code, command: { commandId: newId(), ...command } },
    })
  const read = (by: StaffPerson, caseId: string): Promise<CaseReply> =>
    ok(call('case.read', { params: { caseId }, token: by.token }))
  const attempt = async (by: StaffPerson, caseId: string, act: CaseAct): Promise<Got<CommandReply>> => {
    const version = act.version ?? (await read(office.admin, caseId)).case.version
    const body = { commandId: newId(), id: caseId, version, ...act }
    return call('case.command', { params: { caseId }, body, token: by.token })
  }
  const act = (by: StaffPerson, caseId: string, command: CaseAct): Promise<CommandReply> =>
    ok(attempt(by, caseId, command))
  const triage = (id: string, more: Partial<Extract<CaseAct, { type: 'case.triage' }>> = {}) =>
    act(office.officer, id, {
      ...{ type: 'case.triage', caseType: 'suggestion', valuable: true, department: office.department },
      ...{ coHandlers: [], reason: '道路照明归交通局', ...more },
    })
  /** From receipt to the second person's approval. */
  const answer = async (id: string, text = '路灯已修复。', publicText: string | null = null) => {
    await triage(id)
    await act(office.handler, id, { type: 'case.take' })
    await act(office.handler, id, { type: 'case.draft', text, attachments: [], publicText })
    await act(office.handler, id, { type: 'case.submit', providedBy: '养护科' })
    await act(office.chief, id, { type: 'case.secrecy' })
    await act(office.reviewer, id, { type: 'case.approve' })
  }
  return { join, send, own, citizen, read, attempt, act, triage, answer }
}
