import type { CommandOf } from '../../../contract/case/command.ts'
import { accept } from '../../../contract/refusal.ts'
import { grantExtension, requestExtension } from '../deadline.ts'
import type { CaseRecord } from '../records.ts'
import { type Decided, decided, present, type StaffContext, todayIn } from './context.ts'

export const ask = (record: CaseRecord, command: CommandOf<'case.extend'>, context: StaffContext): Decided => {
  const { policy, clock } = record
  const asked = { askedBy: context.actor.subject, askedOn: todayIn(context), reason: command.reason }
  const request = requestExtension(context.calendar, policy, clock, asked)
  if (!request.ok) return request
  return accept([decided(record, context, 'extension-asked', { extensionAsked: request.value }, command.reason)])
}

export const decide = (record: CaseRecord, command: CommandOf<'case.extension'>, context: StaffContext): Decided => {
  const { clock } = record
  const extensionAsked = present(record.extensionAsked)
  const granted = grantExtension(clock, extensionAsked, context.actor.subject)
  if (!granted.ok) return granted
  if (!command.approve)
    return accept([decided(record, context, 'extension-refused', { extensionAsked: null }, command.reason)])
  const difference = { extensionAsked: null, clock: { ...clock, extension: granted.value } }
  // The reason the citizen is told is the asker's.
  return accept([decided(record, context, 'extension-approved', difference, extensionAsked.reason)])
}
