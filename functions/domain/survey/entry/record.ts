import type { Actor } from '../../../contract/basics.ts'
import type { EntryBatch } from '../../../contract/survey/entry.ts'
import type { ResponseRecord } from '../life/record.ts'

export interface EntryBatchRecord extends Omit<EntryBatch, 'enteredBy'> {
  activityId: string
  /** By subject, so that many can enter at once without waiting for each other. */
  enteredBy: Record<string, Actor>
}

/** A response that staff typed in and that does not count, with all that counting it will use up. */
export interface EnteredRecord extends ResponseRecord {
  /** Ids of the quotas it falls under. */
  quotas: string[]
  /** Of the invitation code on its form, the hash; it stays behind when the response is counted, which is tied to no code. */
  code: string | null
}
