import type { Actor } from '../../../contract/basics.ts'
import { accept, type Refusal, type RefusalCode, type Result, refuse } from '../../../contract/refusal.ts'
import type { SurveyPhase } from '../../../contract/survey/activity.ts'
import type { EntryChannel } from '../../../contract/survey/entry.ts'
import { SURVEY_LIMITS } from '../../../contract/survey/limits.ts'
import { notSecond } from '../../second-person.ts'
import type { EntryBatchRecord } from './record.ts'

/** What people wrote on paper while the survey was open is typed in, and confirmed, until the results are submitted. */
export const takesEntries = (phase: SurveyPhase): boolean =>
  phase === 'open' || phase === 'resting' || phase === 'closed'

interface Opening {
  activityId: string
  id: string
  reference: string
  channel: EntryChannel
}

export const openBatch = (opening: Opening, by: Actor, now: number): EntryBatchRecord => ({
  ...opening,
  ...{
    state: 'waiting',
    version: 1,
    openedAt: now,
    enteredBy: { [by.subject]: by },
    entered: 0,
    decided: null,
    outcome: null,
  },
})

/** Why a batch takes no more responses; null: it does. */
export const entryRefused = ({ state, entered }: EntryBatchRecord): { ok: false; refusal: Refusal } | null => {
  if (state !== 'waiting') return refuse('wrong-state', { detail: state })
  return entered < SURVEY_LIMITS.entryBatch ? null : refuse('too-large')
}

/** The batch with one response less, erased on request; once it is known what of it counts, it keeps the number it had. */
export const eraseFrom = (batch: EntryBatchRecord): EntryBatchRecord =>
  isUnsettled(batch) ? moved(batch, { entered: batch.entered - 1 }) : batch

/** By somebody who entered none of it, and just as they saw it. */
export const confirmBatch = (
  batch: EntryBatchRecord,
  seen: number,
  by: Actor,
  now: number,
): Result<EntryBatchRecord> => {
  const waits = waiting(batch, seen)
  if (!waits.ok) return waits
  if (batch.entered === 0) return refuse('incomplete', { issues: [{ path: 'entered', rule: 'required' }] })
  return (
    notSecond(Object.values(batch.enteredBy), by) ??
    accept(moved(batch, { state: 'confirmed', decided: { by, at: now, reason: null } }))
  )
}

/** Also by who entered it: it takes nothing from anybody. */
export const rejectBatch = (
  batch: EntryBatchRecord,
  { seen, reason }: { seen: number; reason: string },
  by: Actor,
  now: number,
): Result<EntryBatchRecord> => {
  const waits = waiting(batch, seen)
  return waits.ok ? accept(moved(batch, { state: 'rejected', decided: { by, at: now, reason } })) : waits
}

const waiting = (batch: EntryBatchRecord, seen: number): Result<EntryBatchRecord> => {
  if (batch.state !== 'waiting') return refuse('wrong-state', { detail: batch.state })
  return batch.version === seen ? accept(batch) : refuse('version-conflict')
}

/** A confirmed batch whose responses have been counted, but for those that were left out. */
export const settle = (batch: EntryBatchRecord, left: readonly RefusalCode[]): EntryBatchRecord => {
  const reasons = Object.fromEntries(
    [...Map.groupBy(left, (code) => code)].map(([code, those]) => [code, those.length]),
  )
  return moved(batch, { outcome: { counted: batch.entered - left.length, left: reasons } })
}

/** Whether what is in it may yet count: results are not submitted before that is known. */
export const isUnsettled = ({ state, outcome }: Pick<EntryBatchRecord, 'state' | 'outcome'>): boolean =>
  state === 'waiting' || (state === 'confirmed' && outcome === null)

const moved = (batch: EntryBatchRecord, difference: Partial<EntryBatchRecord>): EntryBatchRecord => ({
  ...batch,
  ...difference,
  version: batch.version + 1,
})
