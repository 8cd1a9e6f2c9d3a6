import { type Answer, isPassing } from '../../live/api.ts'
import { backoff, browserEnv } from '../../live/env.ts'
import { newId } from '../session/new-id.ts'

/** After this many tries the person is told; sending again is then theirs to decide (D2 makes it harmless). */
const TRIES = 5

/** Ids of commands that nobody answered, by what they say: the same again is the same attempt (D2). */
const unheard = new Map<string, string>()

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends a command until it is answered or `TRIES` are used up, always with the same id. */
export const send = async <C extends object, T>(
  order: C,
  call: (command: C & { commandId: string }) => Promise<Answer<T>>,
): Promise<Answer<T>> => {
  const said = JSON.stringify(order)
  const command = { ...order, commandId: unheard.get(said) ?? newId() }
  for (let tried = 1; ; tried++) {
    const answer = await call(command)
    if (!isPassing(answer) || tried === TRIES) {
      if (!answer.ok && answer.refusal === null) unheard.set(said, command.commandId)
      else unheard.delete(said)
      return answer
    }
    await pause(500 + backoff(tried, browserEnv, 500, 8_000))
  }
}
