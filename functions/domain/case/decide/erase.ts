import type { CommandOf } from '../../../contract/case/command.ts'
import { accept } from '../../../contract/refusal.ts'
import { withoutWords } from '../erasure.ts'
import { type Cases, type Decided, decided, held, type StaffContext, wrongState } from './context.ts'

/** Only what has ended: an open case is first withdrawn by its citizen, or declined (M13). The reason stays with the step. */
export const erase = (cases: Cases, command: CommandOf<'case.erase'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['answered', 'declined', 'merged', 'withdrawn'])
  if (!found.ok) return found
  const record = found.value
  const goesOn = record.outcome === null && record.state !== 'withdrawn'
  if (goesOn || record.erasedAt !== null) return wrongState(record)
  const bare = { ...record, ...withoutWords(record, context.now) }
  const { after } = decided(bare, context, 'erased', {}, command.reason)
  return accept([{ before: record, after }])
}
