import type { CommandOf } from '../../../contract/case/command.ts'
import { accept } from '../../../contract/refusal.ts'
import { withoutWords } from '../erasure.ts'
import type { CaseRecord } from '../records.ts'
import { type Decided, decided, type StaffContext } from './context.ts'

/** On the citizen's request, once it has ended (M13). The reason stays with the step. */
export const erase = (record: CaseRecord, command: CommandOf<'case.erase'>, context: StaffContext): Decided => {
  const bare = { ...record, ...withoutWords(record, context.now) }
  const { after } = decided(bare, context, 'erased', {}, command.reason)
  return accept([{ before: record, after }])
}
