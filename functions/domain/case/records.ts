import type { CaseNote, CaseState, StaffCase } from '../../contract/case/case.ts'
import type { PolicyTable } from '../../contract/case/policy.ts'

export interface CaseRecord extends Omit<StaffCase, 'hasContact' | 'standing'> {
  kind: 'case'
  /** The query code's hash (`codeMessage`); null: came from an interview, and is followed there. */
  codeHash: string | null
  /** Sealed by the store; the rules only ask whether there is one. */
  contact: string | null
  /** The whole table as it was on the day of receipt: triage may find another type, but no other table. */
  policies: PolicyTable
  /** The sites besides the receiving one on whose lists it stands: those down to the responsible department, and co-handlers. */
  places: readonly string[]
  /** Where a merged case goes back to. */
  mergedFrom: CaseState | null
  /** What tells its content from other content under the same id (D2); empty once it was erased. */
  digest?: string
}

export interface CaseNoteRecord extends CaseNote {
  kind: 'case-note'
  caseId: string
}

export type AnyCaseRecord = CaseRecord | CaseNoteRecord

/** One thing before and after a command; `before` is null for a new one. */
export interface CaseChange<R extends AnyCaseRecord = AnyCaseRecord> {
  before: R | null
  after: R
}

export const changedCase = (before: CaseRecord, difference: Partial<CaseRecord>): CaseChange<CaseRecord> => ({
  before,
  after: { ...before, ...difference, version: before.version + 1 },
})
