import * as v from 'valibot'
import { Actor, Id, Instant, text, Version, Whole } from '../basics.ts'
import { REFUSAL_CODES } from '../refusal.ts'
import { SURVEY_LIMITS } from './limits.ts'

/** How a response came that staff type in. */
export const ENTRY_CHANNELS = ['paper', 'phone'] as const
export const EntryChannel = v.picklist(ENTRY_CHANNELS)
export type EntryChannel = v.InferOutput<typeof EntryChannel>

/** Waiting for a second person, who confirms or rejects it as a whole. */
const ENTRY_STATES = ['waiting', 'confirmed', 'rejected'] as const

/**
 * Responses that staff type in together, such as one box of forms. Until somebody who entered none of them confirms the batch they stand
 * apart and count nowhere; a rejected one counts nowhere for ever and stays on record.
 */
export const EntryBatch = v.object({
  id: Id,
  /** Where the forms or notes are that it was typed in from. */
  reference: v.string(),
  channel: EntryChannel,
  state: v.picklist(ENTRY_STATES),
  version: Version,
  openedAt: Instant,
  /** Who opened it or entered any of it: none of them confirms it. */
  enteredBy: v.array(Actor),
  /** Responses in it; once it is confirmed, those it was confirmed with. */
  entered: Whole,
  decided: v.nullable(v.object({ by: Actor, at: Instant, reason: v.nullable(v.string()) })),
  /**
   * Of a confirmed one, when all are counted: how many were, and how many were left out for which reason, such as a limit that was
   * reached. Null: not yet.
   */
  outcome: v.nullable(v.object({ counted: Whole, left: v.record(v.picklist(REFUSAL_CODES), Whole) })),
})
export type EntryBatch = v.InferOutput<typeof EntryBatch>

export const OpenEntryBatch = v.object({
  commandId: Id,
  reference: text(SURVEY_LIMITS.entryReference),
  channel: EntryChannel,
})
/** `version` is the one the sender saw: nothing is confirmed that the second person has not seen. */
export const ConfirmEntryBatch = v.object({ commandId: Id, version: Version })
export const RejectEntryBatch = v.object({ commandId: Id, version: Version, reason: text(SURVEY_LIMITS.entryReason) })

export const EntryBatchPage = v.object({ batches: v.array(EntryBatch), next: v.nullable(v.string()) })
