import type { CaseCommand } from '../../contract/case/command.ts'
import type { CaseRecord } from './records.ts'

/** The cases a staff command is decided on. */
export const caseIds = (command: CaseCommand): readonly string[] =>
  command.type === 'case.merge' ? [command.id, command.into] : [command.id]

/** What a loaded case refers to: taking it out of a merge, or adding to it, changes the other side too. */
export const linkedIds = (record: CaseRecord): readonly string[] => (record.mergedInto ? [record.mergedInto.id] : [])
