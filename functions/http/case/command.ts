import { runCommand } from '../../command/run.ts'
import type { CaseCommand } from '../../contract/case/command.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import { type Cases, decide, type StaffContext } from '../../domain/case/decide/index.ts'
import { caseIds, linkedIds } from '../../domain/case/needs.ts'
import type { CaseChange } from '../../domain/case/records.ts'
import { differing } from '../../domain/differing.ts'
import { allowed, rolesOn } from '../../domain/permission/table.ts'
import { commandWrites, isTooLarge } from '../../store/case/commit.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { pathsOf } from '../../store/case/paths.ts'
import { getCases } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { versionsOf } from '../../store/commit.ts'
import { caseCommandKey } from '../../store/keys.ts'
import { getSite } from '../../store/sites.ts'
import type { Answer, Call } from '../call.ts'
import { commanderOf } from '../commander.ts'
import { answered } from '../outcome.ts'

export const runCaseCommand = async (call: Call<'case.command'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, inForce, body: command, paths } = call
  const { tables } = services
  if (command.id !== call.case.id) return refuse('invalid-input', { issues: [{ path: 'id', rule: 'other_case' }] })
  const commander = await commanderOf(call, null, command)
  const fixed = {
    ...(await rulesOf(tables, site, inForce)),
    roles: new Set(paths.flatMap((path) => [...rolesOn(staff.memberships, path)])),
    departments: await departmentsIn(tables, command),
    actor: commander.actor,
  }
  const done = await runCommand<Cases, readonly CaseChange[]>(commander, {
    commandId: command.commandId,
    receipt: caseCommandKey(command.id, command.commandId),
    load: () => load(tables, command),
    decide: async (cases, now) => {
      if (command.type === 'case.merge' && !(await mayMergeInto(call, cases, command.into))) return refuse('not-found')
      return decide(cases, command, { ...fixed, now })
    },
    audit: (_, changes) => auditOf(command, changes),
    writes: async (_, changes, act) => {
      if (changes.some(({ after }) => isTooLarge(after))) return 'too-large'
      return { ...(await commandWrites(tables, command.id, changes, act)), reply: versionsOf(changes) }
    },
  })
  return answered(done)
}

const load = async (tables: Tables, command: CaseCommand): Promise<Cases> => {
  const cases = await getCases(tables, caseIds(command))
  const missing = [...cases.values()].flatMap(linkedIds).filter((id) => !cases.has(id))
  return new Map([...cases, ...(await getCases(tables, missing))])
}

/** The sites a command names; those that are none are missing. */
const departmentsIn = async (tables: Tables, command: CaseCommand): Promise<StaffContext['departments']> => {
  if (command.type !== 'case.triage') return []
  const ids = new Set([command.department, ...command.coHandlers])
  const sites = await Promise.all([...ids].map((id) => getSite(tables, id)))
  return sites.flatMap((site) => (site ? [{ id: site.id, name: site.settings.name, path: site.path }] : []))
}

/** The other side changes too, so it asks for the same right there. */
const mayMergeInto = async (
  { services: { tables }, staff, site }: Call<'case.command'>,
  cases: Cases,
  into: string,
): Promise<boolean> => {
  const target = cases.get(into)
  if (!target || target.siteId !== site.id) return false
  const paths = await pathsOf(tables, target, site.path)
  return paths.some((path) => allowed(staff.memberships, path, 'case.merge'))
}

const auditOf = (
  command: CaseCommand,
  changes: readonly CaseChange[],
): Pick<AuditEntry, 'action' | 'target' | 'before' | 'after'> => {
  // What was erased is not kept by the entry that says so.
  if (command.type === 'case.erase')
    return {
      ...{ action: command.type, target: command.id, before: null, after: { reason: command.reason } },
    }
  const main = changes.find(({ after }) => after.id === command.id) ?? changes[0]
  return {
    action: command.type,
    target: command.id,
    before: main?.before ? differing(main.before, main.after, UNSAID) : null,
    after: main ? differing(main.after, main.before, UNSAID) : null,
  }
}

/** What identifies or reaches the citizen, and what the entry says anyway or the case keeps for ever. */
const UNSAID: readonly string[] = ['codeHash', 'contact', 'claim', 'version', 'history', 'policies', 'places']
