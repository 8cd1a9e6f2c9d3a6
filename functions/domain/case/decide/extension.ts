import type { CommandOf } from '../../../contract/case/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { grantExtension, requestExtension } from '../deadline.ts'
import { type Cases, type Decided, decided, held, OPEN, type StaffContext, todayIn } from './context.ts'

export const ask = (cases: Cases, command: CommandOf<'case.extend'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, OPEN)
  if (!found.ok) return found
  const { policy, clock, extensionAsked } = found.value
  if (extensionAsked) return refuse('already-extended')
  const asked = { askedBy: context.actor.subject, askedOn: todayIn(context), reason: command.reason }
  const request = requestExtension(context.calendar, policy, clock, asked)
  if (!request.ok) return request
  return accept([decided(found.value, context, 'extension-asked', { extensionAsked: request.value }, command.reason)])
}

/** The approver is another person, of the role that the policy names or an administrator (M5). */
export const decide = (cases: Cases, command: CommandOf<'case.extension'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, OPEN)
  if (!found.ok) return found
  const { policy, clock, extensionAsked } = found.value
  if (!extensionAsked) return refuse('wrong-state')
  const { roles } = context
  if (!roles.has(policy.approver) && !roles.has('site-admin') && !roles.has('platform-admin'))
    return refuse('not-allowed')
  const granted = grantExtension(clock, extensionAsked, context.actor.subject)
  if (!granted.ok) return granted
  if (!command.approve)
    return accept([decided(found.value, context, 'extension-refused', { extensionAsked: null }, command.reason)])
  const difference = { extensionAsked: null, clock: { ...clock, extension: granted.value } }
  // The reason the citizen is told is the asker's.
  return accept([decided(found.value, context, 'extension-approved', difference, extensionAsked.reason)])
}
