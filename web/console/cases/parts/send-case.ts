import type { CaseCommand } from '../../../../functions/contract/case/command.ts'
import type { CommandReply } from '../../../../functions/contract/interview/list.ts'
import { type Answer, isPassing } from '../../../live/api.ts'
import { backoff, browserEnv } from '../../../live/env.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'

type WithoutId<C> = C extends CaseCommand ? Omit<C, 'commandId'> : never
/** A command without its id, which is made when it is sent. */
export type CaseOrder = WithoutId<CaseCommand>

/** After this many tries the person is told; sending again is then theirs to decide (D2 makes it harmless). */
const TRIES = 4

/** Ids of commands that nobody answered, by what they say: the same again is the same attempt (D2). */
const unheard = new Map<string, string>()

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends a command until it is answered or the tries are used up, always with the same id. */
export const sendCase = async (order: CaseOrder): Promise<Answer<CommandReply>> => {
  const words = JSON.stringify(order)
  const commandId = unheard.get(words) ?? newId()
  for (let tried = 1; ; tried++) {
    const answer = await call('case.command', { params: { caseId: order.id }, body: { ...order, commandId } })
    if (answer.ok || answer.refusal !== null) unheard.delete(words)
    if (!isPassing(answer)) return answer
    if (tried === TRIES || !navigator.onLine) {
      if (!answer.ok && answer.refusal === null) unheard.set(words, commandId)
      return answer
    }
    await pause(400 + backoff(tried, browserEnv, 500, 6_000))
  }
}
