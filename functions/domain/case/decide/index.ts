import type { CaseCommand } from '../../../contract/case/command.ts'
import { accept } from '../../../contract/refusal.ts'
import { settleDue } from '../due.ts'
import type { Cases, Decided, StaffContext } from './context.ts'
import { erase } from './erase.ts'
import * as extension from './extension.ts'
import * as handling from './handling.ts'
import * as review from './review.ts'
import * as triage from './triage.ts'

export type { CaseContext, Cases, Decided, StaffContext } from './context.ts'

/** What a staff command changes, or why it is refused. Pure: the same cases, command and context give the same answer. */
export const decide = (cases: Cases, command: CaseCommand, context: StaffContext): Decided => {
  const decided = byType(cases, command, context)
  if (!decided.ok) return decided
  return accept(decided.value.map((change) => settleDue(change, context.calendar, context.now)))
}

const byType = (cases: Cases, command: CaseCommand, context: StaffContext): Decided => {
  switch (command.type) {
    case 'case.claim':
      return triage.claim(cases, command, context)
    case 'case.release':
      return triage.release(cases, command, context)
    case 'case.triage':
      return triage.triage(cases, command, context)
    case 'case.return':
      return triage.giveBack(cases, command, context)
    case 'case.decline':
      return triage.decline(cases, command, context)
    case 'case.merge':
      return triage.merge(cases, command, context)
    case 'case.unmerge':
      return triage.unmerge(cases, command, context)
    case 'case.take':
      return handling.take(cases, command, context)
    case 'case.ask':
      return handling.ask(cases, command, context)
    case 'case.resume':
      return handling.resume(cases, command, context)
    case 'case.draft':
      return handling.draft(cases, command, context)
    case 'case.note':
      return handling.note(cases, command, context)
    case 'case.submit':
      return review.submit(cases, command, context)
    case 'case.secrecy':
      return review.secrecy(cases, command, context)
    case 'case.reject':
      return review.reject(cases, command, context)
    case 'case.approve':
      return review.approve(cases, command, context)
    case 'case.hide':
      return review.hide(cases, command, context)
    case 'case.erase':
      return erase(cases, command, context)
    case 'case.extend':
      return extension.ask(cases, command, context)
    case 'case.extension':
      return extension.decide(cases, command, context)
  }
}
