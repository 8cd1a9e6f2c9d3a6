import type { CaseCommand } from '#contract/case/command.ts'
import type { CommandReply } from '#contract/interview/list.ts'
import type { Answer } from '../../../live/api.ts'
import { sendOnce } from '../../command/send-once.ts'
import { call } from '../../session/call.ts'

type WithoutId<C> = C extends CaseCommand ? Omit<C, 'commandId'> : never
/** A command without its id, which is made when it is sent. */
export type CaseOrder = WithoutId<CaseCommand>

/** Without a network the desk is told at once: what was typed is kept, and the next try is theirs. */
export const sendCase = (order: CaseOrder): Promise<Answer<CommandReply>> =>
  sendOnce(
    order,
    (body) => call('case.command', { params: { caseId: order.id }, body }),
    () => navigator.onLine,
  )
