import type { Answer } from '../../live/api.ts'
import { newId } from '../session/new-id.ts'
import { untilAnswered } from './until-answered.ts'
import { withNewIds } from './with-new-ids.ts'

/** Ids of commands that nobody answered, by what they say: the same again is the same attempt (D2). */
const unheard = new Map<string, string>()

/** Sends a command until it is answered or the tries are used up; said again after that, it has the same id. */
export const sendOnce = async <C extends object, T>(
  order: C,
  call: (command: C & { commandId: string }) => Promise<Answer<T>>,
  worthwhile?: () => boolean,
): Promise<Answer<T>> => {
  const said = JSON.stringify(order)
  const command = { ...order, commandId: unheard.get(said) ?? newId() }
  const answer = await withNewIds(
    () => untilAnswered(() => call(command), worthwhile),
    () => (command.commandId = newId()),
  )
  if (!answer.ok && answer.refusal === null) unheard.set(said, command.commandId)
  else unheard.delete(said)
  return answer
}
