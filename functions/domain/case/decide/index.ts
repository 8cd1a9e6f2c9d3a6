import type { CaseCommand } from '../../../contract/case/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { settleDue } from '../due.ts'
import { caseObstacle } from '../obstacle.ts'
import type { CaseRecord } from '../records.ts'
import { type Cases, type Decided, type StaffContext, todayIn } from './context.ts'
import { erase } from './erase.ts'
import * as extension from './extension.ts'
import * as handling from './handling.ts'
import * as review from './review.ts'
import * as triage from './triage.ts'

export type { CaseContext, Cases, Decided, StaffContext } from './context.ts'

/** What a staff command changes, or why it is refused. Pure: the same cases, command and context give the same answer. */
export const decide = (cases: Cases, command: CaseCommand, context: StaffContext): Decided => {
  const record = cases.get(command.id)
  if (!record) return refuse('not-found')
  if ('version' in command && record.version !== command.version) return refuse('version-conflict')
  const { actor, roles, now } = context
  const refusal = caseObstacle(command.type, record, { subject: actor.subject, roles, now, today: todayIn(context) })
  if (refusal) return { ok: false, refusal }
  const decided = byType(record, cases, command, context)
  if (!decided.ok) return decided
  return accept(decided.value.map((change) => settleDue(change, context.calendar, context.now)))
}

const byType = (record: CaseRecord, cases: Cases, command: CaseCommand, context: StaffContext): Decided => {
  switch (command.type) {
    case 'case.claim':
      return triage.claim(record, context)
    case 'case.release':
      return triage.release(record)
    case 'case.triage':
      return triage.triage(record, command, context)
    case 'case.return':
      return triage.giveBack(record, command, context)
    case 'case.decline':
      return triage.decline(record, command, context)
    case 'case.merge':
      return triage.merge(record, cases, command, context)
    case 'case.unmerge':
      return triage.unmerge(record, cases, command, context)
    case 'case.take':
      return handling.take(record, context)
    case 'case.ask':
      return handling.ask(record, command, context)
    case 'case.resume':
      return handling.resume(record, command, context)
    case 'case.draft':
      return handling.draft(record, command, context)
    case 'case.note':
      return handling.note(record, command, context)
    case 'case.submit':
      return review.submit(record, command, context)
    case 'case.secrecy':
      return review.secrecy(record, context)
    case 'case.reject':
      return review.reject(record, command, context)
    case 'case.approve':
      return review.approve(record, context)
    case 'case.hide':
      return review.hide(record, command, context)
    case 'case.erase':
      return erase(record, command, context)
    case 'case.extend':
      return extension.ask(record, command, context)
    case 'case.extension':
      return extension.decide(record, command, context)
  }
}
